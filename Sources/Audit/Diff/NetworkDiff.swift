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
        var comparison = PairComparison(old, new, services)
        let likeness = EditLikeness(edits, [old, new])
        var attribution = EditAttribution(old, new, edits, services)
        let classes = EndClass.classes(of: [old, new], marks: likeness.marks)
        let touching = TouchedEnds([old, new])
        let touched = TouchedPairs(edits.map(touching.touch(of:)), classes)
        for (place, from) in classes.enumerated() {
            for goal in touched.goals(of: place) {
                guard let pair = EndPair(from, classes[goal]) else { continue }
                let changes = comparison.changes(pair)
                if !changes.isEmpty {
                    attribution.add(pair, changes, candidates: touched.edits(from: place, to: goal))
                }
            }
        }
        askedPairs = comparison.askedPairs
        gaps = comparison.gaps
        causes = attribution.causes(likeness)
    }
}
