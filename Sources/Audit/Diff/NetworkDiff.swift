public import Findings
public import Inventory
public import Topology

/// What became reachable or unreachable from one snapshot to another, and which edits did it.
public struct NetworkDiff: Sendable {
    /// What some edits did together.
    public struct Cause: Sendable {
        /// The edits, as indices of `edits`, those that are alike together: each of those did it to its own end.
        public let alike: [[Int]]
        /// Whether it took one of each kind; otherwise each alone would have done it.
        public let takesAll: Bool
        /// What it did, the losses first.
        public let changes: [ReachabilityChange]

        /// The edits, as indices of `edits`, in order.
        public var edits: [Int] { alike.joined().sorted() }
    }

    /// The differences between the snapshots.
    public let edits: [ConfigurationEdit]
    /// What they did, in order of the edits.
    public let causes: [Cause]
    /// How many pairs of classes were asked, each in both snapshots.
    public let askedPairs: Int
    /// What is missing to know what became of connections that are not known any more, or were not.
    public let gaps: [Gap]

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
            (causes, askedPairs, gaps) = ([], 0, [])
            return
        }
        let touching = TouchedEnds([old, new])
        let touched = edits.map(touching.ends(of:))
        var comparison = PairComparison(old, new, services)
        let likeness = EditLikeness(edits, [old, new])
        var attribution = EditAttribution(old, new, edits, services)
        let classes = EndClass.classes(of: [old, new], marks: likeness.marks)
        // Members of a class are touched by the same edits, or by edits that are alike.
        func touches(_ end: NetworkEnd?) -> [Int] {
            end.map { end in touched.indices.filter { touched[$0].contains(end) } } ?? []
        }
        let firsts = classes.map { touches($0.members.first) }
        let seconds = classes.map { $0.members.count > 1 ? touches($0.members[1]) : [] }
        for (sourcePlace, from) in classes.enumerated() {
            for (goalPlace, to) in classes.enumerated() {
                // Of a class and itself two members are asked.
                let goals = sourcePlace == goalPlace ? seconds[goalPlace] : firsts[goalPlace]
                if firsts[sourcePlace].isEmpty, goals.isEmpty { continue }
                guard let pair = EndPair(from, to) else { continue }
                let changes = comparison.changes(pair)
                if !changes.isEmpty {
                    attribution.add(
                        pair, changes, candidates: Set(firsts[sourcePlace]).union(goals).sorted())
                }
            }
        }
        askedPairs = comparison.askedPairs
        gaps = comparison.gaps
        causes = attribution.causes(likeness)
    }
}
