public import Inventory
public import Topology

/// What became reachable or unreachable from one snapshot to another, and which edits did it.
public struct NetworkDiff: Sendable {
    /// What some edits did together.
    public struct Cause: Sendable {
        /// The edits, as indices of `edits`.
        public let edits: [Int]
        /// Whether it took all of them; otherwise each alone would have done it.
        public let takesAll: Bool
        /// What it did, the losses first.
        public let changes: [ReachabilityChange]
    }

    /// The differences between the snapshots.
    public let edits: [ConfigurationEdit]
    /// What they did, in order of the edits.
    public let causes: [Cause]
    /// How many pairs of classes were asked, each in both snapshots.
    public let askedPairs: Int

    /// The edits that changed nothing about who reaches what.
    public var neutral: [Int] {
        let blamed = Set(causes.flatMap(\.edits))
        return edits.indices.filter { !blamed.contains($0) }
    }

    /// Compares two snapshots.
    ///
    /// - Parameters:
    ///   - old: The older one, joined.
    ///   - new: The newer one, joined.
    ///   - services: What is asked of every pair of ends.
    public init(
        from old: Topology, to new: Topology, services: ConnectionAsker.Services = ConnectionAsker.Services()
    ) {
        let edits = new.snapshot.edits(since: old.snapshot)
        self.edits = edits
        if edits.isEmpty {
            (causes, askedPairs) = ([], 0)
            return
        }
        let touching = TouchedEnds([old, new])
        let touched = edits.map(touching.ends(of:))
        var comparison = PairComparison(old, new, services)
        var attribution = EditAttribution(old, new, edits, services)
        let classes = EndClass.classes(of: [old, new], apart: Self.edited(edits, [old, new]))
        let marks = classes.map { members in
            touched.indices.filter { index in members.members.contains(where: touched[index].contains) }
        }
        for (from, sources) in zip(classes, marks) {
            for (to, destinations) in zip(classes, marks) where !(sources.isEmpty && destinations.isEmpty) {
                guard let pair = EndPair(from, to) else { continue }
                let changes = comparison.changes(pair)
                if !changes.isEmpty {
                    attribution.add(pair, changes, candidates: Set(sources).union(destinations).sorted())
                }
            }
        }
        askedPairs = comparison.askedPairs
        causes = attribution.causes()
    }

    /// Hosts that an edit is about by themselves: what such an edit did is told of them alone.
    private static func edited(_ edits: [ConfigurationEdit], _ topologies: [Topology]) -> Set<NetworkEnd> {
        Set(
            edits.flatMap { edit -> [NetworkEnd] in
                switch edit.scope {
                case .interface(let id): [.interface(id)]
                case .instance(let id): topologies.flatMap { $0.interfaces(ofInstance: id).map { .interface($0.id) } }
                default: []
                }
            })
    }
}
