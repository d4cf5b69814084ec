import Inventory
public import NetworkSets
public import Topology

/// Who reaches whom between groups of ends, such as security groups: one cell for each pair of groups.
public struct ReachMatrix: Sendable {
    /// What ends are put together by.
    public enum Grouping: Sendable, Hashable {
        case group
        case subnet
        case vpc
        /// The value of a tag of instances and interfaces.
        case tag(String)
    }

    /// What some pairs of a cell may open.
    public struct Cell: Sendable {
        /// What works for some pair, whoever sends it and whatever addresses it has.
        public var allowed = FlowSet()
        /// What works for some pair on some ways or ports only, and what is not known.
        public var doubtful = FlowSet()
        /// How many pairs of kinds of ends there are, and for how many something works.
        public var pairs = 0
        /// Those for which something works.
        public var openPairs = 0
        /// Whether all pairs may open the same.
        public var isUniform = true
    }

    /// The ids or values of the groups, in order; ends that are in none stand for themselves.
    public let labels: [String]
    /// The cells by row (who opens) and column (who is reached).
    public let cells: [[Cell]]

    /// Sums up a graph.
    public init(_ graph: ReachGraph, by grouping: Grouping, in topology: Topology) {
        let memberships = graph.nodes.map { node in
            Set(node.members.flatMap { Self.labels(of: $0, grouping, topology) })
        }
        let labels = Set(memberships.joined()).sorted()
        let places = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
        var cells = Array(repeating: Array(repeating: Cell(), count: labels.count), count: labels.count)
        var outcomes: [Int: ConnectionOutcome] = [:]
        for edge in graph.edges { outcomes[edge.from * graph.nodes.count + edge.to] = edge.outcome }
        for (from, source) in graph.nodes.enumerated() {
            for (to, destination) in graph.nodes.enumerated() where EndPair(source, destination) != nil {
                let outcome = outcomes[from * graph.nodes.count + to] ?? ConnectionOutcome()
                for row in memberships[from].compactMap({ places[$0] }) {
                    for column in memberships[to].compactMap({ places[$0] }) { cells[row][column].add(outcome) }
                }
            }
        }
        self.labels = labels
        self.cells = cells
    }

    private static func labels(of end: NetworkEnd, _ grouping: Grouping, _ topology: Topology) -> [String] {
        let interfaces: [NetworkInterface] =
            switch end {
            case .interface(let id): [topology.snapshot.networkInterfaces[id]].compactMap(\.self)
            case .balancer(let id): topology.balancer(id)?.nodes.map(\.interface) ?? []
            case .endpoint(let id):
                topology.snapshot.vpcEndpoints[id]?.interfaceIDs.compactMap { topology.snapshot.networkInterfaces[$0] }
                    ?? []
            case .connection, .internet: []
            }
        let labels =
            switch grouping {
            case .group: interfaces.flatMap(\.groupIDs)
            case .subnet: interfaces.map(\.subnetID)
            case .vpc: interfaces.map(\.vpcID)
            case .tag(let key):
                interfaces.compactMap { interface in
                    topology.instance(of: interface)?.tags[key] ?? interface.tags[key]
                }
            }
        return labels.isEmpty ? [end.id] : labels
    }
}

extension ReachMatrix.Cell {
    fileprivate mutating func add(_ outcome: ConnectionOutcome) {
        let own = outcome.allowed.services
        if pairs > 0, own != allowed { isUniform = false }
        pairs += 1
        if !own.isEmpty { openPairs += 1 }
        allowed = allowed.union(own)
        doubtful = doubtful.union(outcome.partial.services).union(outcome.unknown.services)
    }
}

extension FlowSet {
    /// The packets by family, protocol and server port alone: one address and client port stands for all.
    fileprivate var services: FlowSet {
        FlowSet(
            boxes.flatMap { box in
                box.protocols.ranges.flatMap { $0 }.map { number in
                    FlowBox(
                        family: box.family, protocols: IntervalSet(number), source: IntervalSet(0),
                        destination: IntervalSet(0),
                        sourcePorts: InternetProtocol(rawValue: number).isICMP ? box.sourcePorts : .zeroOnly,
                        destinationPorts: box.destinationPorts)
                }
            })
    }
}
