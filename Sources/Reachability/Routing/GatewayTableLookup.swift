import Findings
import Inventory
import NetworkSets
import Topology

/// The route table of a gateway itself (edge association): where packets go that come in through it (VPC guide, gateway
/// route tables).
struct GatewayTableLookup: Component {
    let table: RouteTable
    let vpcID: String
    let gatewayID: String

    /// The way of packets that come into a VPC through a gateway.
    static func entrance(through gatewayID: String, into vpcID: String, _ topology: Topology) -> any Component {
        if let table = topology.routeTable(ofGateway: gatewayID) {
            return Self(table: table, vpcID: vpcID, gatewayID: gatewayID)
        }
        return VPCDelivery(vpcID: vpcID, fromSubnet: nil)
    }

    func judge(_ traffic: Traffic) -> Judgement {
        let selection = RouteSelection(table, traffic.topology, traffic.question.family)
        var rest = traffic.packets
        var decisions: [Decision] = []
        var exits: [Judgement.Exit] = []
        for candidate in selection.candidates {
            let matched = rest.restricted(toDestination: IntervalSet(candidate.block.bounds))
            if matched.isEmpty { continue }
            rest = rest.subtracting(matched)
            let outcome = outcome(candidate, matched, traffic)
            decisions.append(outcome.decision)
            exits.append(outcome.exit)
        }
        if !rest.isEmpty {
            let destinations = FlowText.addresses(rest.destinations)
            decisions.append(
                .denied(
                    rest, "no route to \(destinations)",
                    Blocker(
                        code: .noRouteToDestination,
                        message: "\(table.id), the table of the gateway, has no route to \(destinations).",
                        evidence: selection.candidates.prefix(8).map { "\(table.id): \($0.text)" })))
            exits.append(.deadEnd(rest))
        }
        return Judgement(
            head: .init(component: table.id, kind: .routeTable, direction: .ingress), decisions: decisions, exits: exits
        )
    }

    private func outcome(
        _ candidate: RouteCandidate, _ packets: FlowSet, _ traffic: Traffic
    ) -> (decision: Decision, exit: Judgement.Exit) {
        let route = candidate.route
        if route.isDead {
            let text = "\(candidate.text) is \(route.state ?? "dead")"
            let blocker = Blocker(
                code: .badStateRoute, message: "In \(table.id), the table of the gateway, \(text): packets vanish.",
                evidence: ["\(table.id): \(text)"],
                fixes: [
                    Fix(
                        "Remove the dead route, so that packets are delivered directly.",
                        command: "aws ec2 delete-route --route-table-id \(table.id) "
                            + candidate.block.destinationOption)
                ])
            return (.denied(packets, text, blocker), .deadEnd(packets))
        }
        if route.target == .local {
            return (.allowed(packets, candidate.text), .next(VPCDelivery(vpcID: vpcID, fromSubnet: nil), packets))
        }
        var target = table.id
        if case .resource(let id) = route.target {
            if let outcome = self.outcome(target: id, candidate, packets, traffic) { return outcome }
            target = id
        }
        let gap = traffic.gap(target, "what \(target) does with what comes in through the gateway is not modelled")
        return (.unknown(packets, candidate.text, gap), .deadEnd(packets))
    }
}
