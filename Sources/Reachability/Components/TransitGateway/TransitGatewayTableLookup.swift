import Findings
import Inventory
import NetworkSets
import Topology

/// A route table of a transit gateway: the row with the longest prefix wins, static rows before propagated ones, and a
/// blackhole drops (transit gateway guide, route evaluation order, blackhole routes).
struct TransitGatewayTableLookup: Component {
    let gatewayID: String
    let tableID: String
    /// The attachment whose packets the table routes here.
    let fromAttachment: String
    /// The subnet whose zone the packets come from; nil where they come from no VPC.
    let subnet: Subnet?

    private var head: Judgement.Head {
        .init(component: tableID, kind: .transitGatewayRouteTable, direction: nil)
    }

    func judge(_ traffic: Traffic) -> Judgement {
        guard let table = traffic.topology.snapshot.transitGatewayRoutes[tableID] else {
            let gap = traffic.gap("ec2:SearchTransitGatewayRoutes", "the routes of \(tableID) are not in the snapshot")
            return Judgement(
                head: head,
                decisions: [.unknown(traffic.packets, gap.why, gap, code: .transitGatewayRoutesUnknown)],
                exits: [.deadEnd(traffic.packets)])
        }
        let selection = TransitGatewaySelection(table, traffic.topology, traffic.question.family)
        let wanted = TransitGatewayWanted(gatewayID: gatewayID, tableID: tableID, traffic: traffic)
        var rest = traffic.packets
        var decisions: [Decision] = []
        var exits: [Judgement.Exit] = []
        for candidate in selection.candidates {
            if rest.isEmpty { break }
            let matched = rest.restricted(toDestination: IntervalSet(candidate.block.bounds))
            if matched.isEmpty { continue }
            rest = rest.subtracting(matched)
            if let doubt = doubt(over: matched, candidate, selection, traffic) {
                decisions.append(doubt)
                exits.append(.deadEnd(matched))
            } else if let refusal = refusal(of: matched, candidate, selection, wanted) {
                decisions.append(.denied(matched, candidate.text, refusal))
                exits.append(wanted.exit(of: matched, fromSubnet: subnet))
            } else {
                decisions.append(.allowed(matched, candidate.text))
                exits += candidate.route.attachmentIDs.map { .next(onward(through: $0), matched) }
            }
        }
        if !rest.isEmpty {
            if let doubt = selection.doubt {
                let gap = traffic.gap(doubt.what, doubt.why)
                decisions.append(.unknown(rest, gap.why, gap, code: .transitGatewayRoutesUnknown))
                exits.append(.deadEnd(rest))
            } else {
                let text = "no route to \(FlowText.addresses(rest.destinations))"
                decisions.append(.denied(rest, text, wanted.noRoute(rest, selection)))
                exits.append(wanted.exit(of: rest, fromSubnet: subnet))
            }
        }
        return Judgement(head: head, decisions: decisions, exits: exits)
    }

    private func onward(through attachmentID: String) -> any Component {
        TransitGatewayExit(gatewayID: gatewayID, attachmentID: attachmentID, origin: subnet)
    }

    /// Whether it is not known that the row wins, or where it leads.
    private func doubt(
        over packets: FlowSet, _ candidate: TransitGatewayCandidate, _ selection: TransitGatewaySelection,
        _ traffic: Traffic
    ) -> Decision? {
        if let doubt = selection.doubt, candidate.block.prefixLength < candidate.block.family.bitWidth {
            let gap = traffic.gap(doubt.what, doubt.why + ", and another route may win")
            return .unknown(packets, gap.why, gap, code: .transitGatewayRoutesUnknown)
        }
        let state = candidate.route.state
        if state == "blackhole" || (state == "active" && !candidate.route.attachmentIDs.isEmpty) { return nil }
        let part = state == "active" ? "no attachment" : "the state \"\(state ?? "")\", which awsdrops does not know"
        let gap = traffic.gap(tableID, "\(candidate.text) of \(tableID) has \(part)")
        return .unknown(packets, gap.why, gap)
    }

    /// Why packets that a row wins are lost by it.
    private func refusal(
        of packets: FlowSet, _ candidate: TransitGatewayCandidate, _ selection: TransitGatewaySelection,
        _ wanted: TransitGatewayWanted
    ) -> Blocker? {
        if candidate.route.state == "blackhole" { return wanted.blackhole(packets, candidate, selection) }
        return wanted.misrouted(packets, candidate, selection)
    }
}
