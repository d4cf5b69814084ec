import Findings
import Inventory
import NetworkSets
import Topology

/// The routes of a segment at one edge: the row with the longest prefix wins, what the policy made before what attachments
/// propagate, and a blackhole drops (Cloud WAN guide, core network routes).
struct CoreNetworkTableLookup: Component {
    let networkID: String
    let segment: String
    let edge: String
    /// The subnet whose zone the packets come from.
    let subnet: Subnet

    private var tableID: String { CoreNetworkRoutes.key(networkID, segment: segment, edge: edge) }

    private var head: Judgement.Head { .init(component: tableID, kind: .coreNetworkRouteTable, direction: nil) }

    func judge(_ traffic: Traffic) -> Judgement {
        guard let table = traffic.topology.snapshot.coreNetworkRoutes[tableID] else {
            let gap = traffic.gap(
                "networkmanager:GetNetworkRoutes",
                "the routes of segment \(segment) of \(networkID) at \(edge) are not in the snapshot; only the owner of the "
                    + "core network can read them")
            return Judgement(
                head: head, decisions: [.unknown(traffic.packets, gap)], exits: [.deadEnd(traffic.packets)])
        }
        let selection = CoreNetworkSelection(table, traffic.topology, traffic.question.family)
        var rest = traffic.packets
        var decisions: [Decision] = []
        var exits: [Judgement.Exit] = []
        for candidate in selection.candidates {
            if rest.isEmpty { break }
            let matched = rest.restricted(toDestination: IntervalSet(candidate.block.bounds))
            if matched.isEmpty { continue }
            rest = rest.subtracting(matched)
            let outcome = outcome(candidate, selection, matched, traffic)
            decisions.append(outcome.decision)
            exits += outcome.exits
        }
        if !rest.isEmpty {
            if let list = selection.unreadList {
                decisions.append(.unknown(rest, unread(list, traffic)))
                exits.append(.deadEnd(rest))
            } else {
                let text = "no route to \(FlowText.addresses(rest.destinations))"
                decisions.append(.denied(rest, text, noRoute(rest, selection, traffic)))
                exits.append(RoutePastBlocker.exit(rest, awayFrom: subnet.vpcID, traffic))
            }
        }
        return Judgement(head: head, decisions: decisions, exits: exits)
    }

    private func outcome(
        _ candidate: CoreNetworkCandidate, _ selection: CoreNetworkSelection, _ packets: FlowSet, _ traffic: Traffic
    ) -> (decision: Decision, exits: [Judgement.Exit]) {
        if let list = selection.unreadList, candidate.block.prefixLength < candidate.block.family.bitWidth {
            return (.unknown(packets, unread(list, traffic)), [.deadEnd(packets)])
        }
        switch candidate.row.state {
        case "ACTIVE": break
        case "BLACKHOLE":
            let blocker = Blocker(
                code: .badStateRoute,
                message:
                    "In segment \(segment) of \(networkID) at \(edge), \(candidate.text) is a blackhole: packets vanish.",
                evidence: ["\(tableID): \(candidate.text)"],
                fixes: [Fix("Take the blackhole out of the core network's policy, or attach what it led to.")])
            return (
                .denied(packets, candidate.text, blocker),
                [RoutePastBlocker.exit(packets, awayFrom: subnet.vpcID, traffic)]
            )
        default:
            let gap = traffic.gap(tableID, "\(candidate.text) has no state that awsdrops knows")
            return (.unknown(packets, gap), [.deadEnd(packets)])
        }
        if let group = candidate.row.ways.lazy.compactMap(\.functionGroupName).first {
            let gap = traffic.gap(group, "the way through network function group \(group) is not modelled")
            return (.unknown(packets, gap), [.deadEnd(packets)])
        }
        let attachments = candidate.row.ways.compactMap(\.attachmentID)
        guard !attachments.isEmpty else {
            let gap = traffic.gap(tableID, "\(candidate.text) names no attachment")
            return (.unknown(packets, gap), [.deadEnd(packets)])
        }
        return (
            .allowed(packets, candidate.text),
            attachments.map {
                .next(CoreNetworkExit(networkID: networkID, attachmentID: $0, origin: subnet), packets)
            }
        )
    }

    private func unread(_ list: String, _ traffic: Traffic) -> Gap {
        traffic.gap("ec2:GetManagedPrefixListEntries", "the entries of \(list) are not in the snapshot")
    }

    private func noRoute(_ packets: FlowSet, _ selection: CoreNetworkSelection, _ traffic: Traffic) -> Blocker {
        let destinations = FlowText.addresses(packets.destinations)
        var evidence = selection.candidates.prefix(8).map { "\(tableID): \($0.text)" }
        let far = packets.destinations.blocks.first.flatMap { traffic.topology.vpcs(containing: $0.first).first }
        let other = far.flatMap { traffic.topology.coreNetworkSegment(ofVPC: $0.id, in: networkID) }
        if let far, let other, other != segment { evidence.append("\(far.id) is in segment \(other)") }
        let isApart = other != nil && other != segment
        let remedy =
            isApart
            ? "Share segment \(other ?? "") with \(segment), by a segment action of the policy."
            : "Attach what has the destination to the segment, or add a static route to the policy."
        return Blocker(
            code: .noRouteToDestination,
            message: "Segment \(segment) of \(networkID) has no route to \(destinations) at \(edge)."
                + (isApart ? " The destination is in segment \(other ?? "")." : ""),
            evidence: evidence,
            fixes: [
                Fix(
                    remedy,
                    command: "aws networkmanager put-core-network-policy --core-network-id \(networkID) "
                        + "--policy-document <document>")
            ])
    }
}
