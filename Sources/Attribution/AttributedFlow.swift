public import Findings
public import FlowLogs

/// A group of records, and what refused them.
public struct AttributedFlow: Sendable {
    /// The group, by the parts of `FlowGrouping.service`.
    public private(set) var group: FlowGroup
    /// What refused; nil for accepted records.
    public let attribution: FlowAttribution?
    /// What would let the packets pass, as `path` gives it; empty until asked for by `mended`.
    public private(set) var fixes: [Fix] = []
    /// Who sent and who was meant, where the snapshot knows them; nil until asked for by `mended`.
    public private(set) var source, destination: FlowEnd?
    /// One of the groups as the log has it, with its interface.
    private let example: FlowGroup

    /// What makes groups one flow.
    private struct Key: Hashable {
        let cause: FlowAttribution?
        let service: FlowGroup.Key
    }

    private init(_ group: FlowGroup, _ attribution: FlowAttribution?) {
        self.group = group.withoutInterface
        self.attribution = attribution
        example = group
    }

    /// The same with the names of its ends, and its fixes: a command for each filter that refused.
    public func mended(by attributor: FlowAttributor) -> AttributedFlow {
        var flow = self
        flow.source = attributor.end(of: group.source.address, example.interfaceID)
        flow.destination = attributor.end(of: group.destination.address, example.interfaceID)
        guard let attribution, [.securityGroup, .networkACL].contains(attribution.kind) else { return flow }
        flow.fixes = attributor.fixes(of: example, refusedBy: attribution)
        return flow
    }

    /// The groups of a tally by `FlowGrouping.serviceAtInterface`, in order, each with its cause.
    ///
    /// Records of one service with the same cause are one group, whichever interfaces logged them.
    public static func flows(
        of tally: FlowTally, by order: FlowOrder, _ attributor: FlowAttributor
    ) -> [AttributedFlow] {
        var flows: [AttributedFlow] = []
        var places: [Key: Int] = [:]
        var hasMerged = false
        let groups = tally.largestGroups(nil, by: order)
        flows.reserveCapacity(groups.count)
        places.reserveCapacity(groups.count)
        for (group, cause) in zip(groups, attributor.attributions(of: groups)) {
            let key = Key(cause: cause, service: group.serviceKey)
            if let place = places[key] {
                flows[place].group.sums.add(group.sums)
                hasMerged = true
            } else {
                places[key] = flows.count
                flows.append(AttributedFlow(group, cause))
            }
        }
        return hasMerged ? flows.enumerated().sorted { isBefore($0, $1, order) }.map(\.element) : flows
    }

    private static func isBefore(
        _ left: (offset: Int, element: AttributedFlow), _ right: (offset: Int, element: AttributedFlow),
        _ order: FlowOrder
    ) -> Bool {
        let ranks = (order.rank(left.element.group.sums), order.rank(right.element.group.sums))
        return ranks.0 == ranks.1 ? left.offset < right.offset : ranks.0 > ranks.1
    }
}

extension FlowGroup {
    /// What makes groups of several interfaces one service.
    struct Key: Hashable {
        let values: [FlowValue]
        let action: FlowAction?
    }

    fileprivate var serviceKey: Key { Key(values: Array(values.prefix(4)), action: action) }
}
