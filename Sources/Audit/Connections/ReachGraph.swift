import NetworkSets
public import Topology

/// Who reaches whom in a whole snapshot, by classes of ends that everything treats alike.
public struct ReachGraph: Sendable {
    /// What one class may open to another, or to other members of itself.
    public struct Edge: Sendable {
        /// The class it starts from, as a place in `nodes`.
        public let from: Int
        /// The class it leads to.
        public let to: Int
        /// What becomes of the packets, of the members that stand for their classes.
        public let outcome: ConnectionOutcome
    }

    /// The classes.
    public let nodes: [EndClass]
    /// Pairs of classes for which something works or may work, in order of the nodes.
    public let edges: [Edge]
    /// How many pairs of classes were asked.
    public let askedPairs: Int

    /// Asks every class about every class.
    public init(_ topology: Topology, services: ConnectionAsker.Services) {
        let asker = ConnectionAsker(topology, services)
        nodes = EndClass.classes(of: [topology])
        var edges: [Edge] = []
        var asked = 0
        for (from, source) in nodes.enumerated() {
            for (to, destination) in nodes.enumerated() {
                guard let pair = EndPair(source, destination) else { continue }
                asked += 1
                if asker.surelyRefuses(from: pair.source, to: pair.destination) { continue }
                let outcome = asker.outcome(from: pair.source, to: pair.destination)
                if outcome.allowed.isEmpty, outcome.partial.isEmpty, outcome.unknown.isEmpty { continue }
                edges.append(Edge(from: from, to: to, outcome: outcome))
            }
        }
        self.edges = edges
        askedPairs = asked
    }
}
