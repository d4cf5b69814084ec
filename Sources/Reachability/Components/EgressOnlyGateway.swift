import Findings
import Inventory
import NetworkSets
import Topology

/// An egress-only internet gateway: IPv6 out, and only replies in (VPC guide, egress-only internet gateways).
struct EgressOnlyGateway: Component {
    let gatewayID: String
    let vpcID: String
    /// The subnet whose table leads here, on the way out.
    var subnetID: String?
    /// Whether packets come from the internet here.
    let isReturn: Bool

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let head = Judgement.Head(
            component: gatewayID, kind: .egressOnlyInternetGateway, direction: isReturn ? .ingress : .egress)
        guard let gateway = traffic.topology.snapshot.egressOnlyInternetGateways[gatewayID] else {
            return MissingResource(
                id: gatewayID, kind: .egressOnlyInternetGateway, action: "ec2:DescribeEgressOnlyInternetGateways"
            ).judge(traffic)
        }
        let state = GatewayState(traffic: traffic, vpcID: vpcID)
        var stopped = state.attachment(of: gateway, packets)
        // A reply comes back to the subnet whose mode let its request out.
        if stopped == nil, !isReturn {
            stopped = state.blockPublicAccess(
                packets, subnetID: subnetID, isEgress: true, component: gatewayID, takesRepliesOnly: true)
        }
        if let stopped { return Judgement(head: head, decisions: [stopped], exits: [.deadEnd(packets)]) }
        return isReturn ? arrival(head, traffic) : departure(head, traffic)
    }

    private func departure(_ head: Judgement.Head, _ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let departure = GatewayAddressing(traffic: traffic, vpcID: vpcID, gatewayID: gatewayID).departureIPv6(packets)
        if traffic.direction == .return {
            let gap = traffic.gap(
                gatewayID, "whether \(gatewayID) passes a reply whose request came in another way is not documented")
            let decisions = departure.decisions.map { decision in
                guard case .allowed = decision.outcome else { return decision }
                return .unknown(decision.packets, gap.why, gap)
            }
            return Judgement(head: head, decisions: decisions, exits: [.next(Internet(), packets)], mtu: 1500)
        }
        return Judgement(
            head: head, decisions: departure.decisions, exits: [.next(Internet(), packets)],
            remembersAs: gatewayID, mtu: 1500)
    }

    private func arrival(_ head: Judgement.Head, _ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        if traffic.answersPackets(seenBy: gatewayID) {
            return Judgement(
                head: head, decisions: [.allowed(packets, "reply of a connection from inside")],
                exits: [.next(VPCDelivery(vpcID: vpcID, fromSubnet: nil), packets)])
        }
        let blocker = Blocker(
            code: .egressOnlyGatewayUnsolicited,
            message: "\(gatewayID) lets in replies only, and \(vpcID) has no other way in.",
            evidence: ["source \(FlowText.addresses(packets.sources))"])
        return Judgement(
            head: head, decisions: [.denied(packets, "no connection from inside asked for it", blocker)],
            exits: [.next(VPCDelivery(vpcID: vpcID, fromSubnet: nil), packets)])
    }
}
