import Findings
import Inventory
import NetworkSets
import Topology

/// An internet gateway on the way out: it puts the public address in place of the private one, and drops what has none
/// (VPC guide, internet gateways).
struct InternetGatewayDeparture: Component {
    let gatewayID: String
    /// The subnet whose table leads here.
    let subnet: Subnet

    func judge(_ traffic: Traffic) -> Judgement {
        let head = Judgement.Head(component: gatewayID, kind: .internetGateway, direction: .egress)
        guard let gateway = traffic.topology.snapshot.internetGateways[gatewayID] else {
            return MissingResource(id: gatewayID, kind: .internetGateway, action: "ec2:DescribeInternetGateways")
                .judge(traffic)
        }
        let packets = traffic.packets
        let addressing = GatewayAddressing(traffic: traffic, vpcID: subnet.vpcID, gatewayID: gatewayID)
        let refusals = addressing.destinationRefusals(packets)
        let routable = refusals.reduce(packets) { $0.subtracting($1.packets) }
        let departure =
            traffic.question.family == .ipv4 ? addressing.departureIPv4(routable) : addressing.departureIPv6(routable)
        var decisions = refusals + departure.decisions
        if let stop = stop(gateway, packets, traffic) {
            decisions = [stop] + decisions.filter { if case .allowed = $0.outcome { false } else { true } }
        }
        let onward = departure.rewritten(departure.onward, in: traffic)
        let rest = departure.rewritten(packets.subtracting(departure.onward), in: traffic)
        var exits: [Judgement.Exit] = onward.isEmpty ? [] : [.next(Internet(), onward)]
        if !rest.isEmpty { exits.append(.deadEnd(rest)) }
        return Judgement(
            head: head, decisions: decisions, rewriting: departure.rewriting, exits: exits, mtu: 1500)
    }

    /// What keeps every packet from passing.
    private func stop(_ gateway: InternetGateway, _ packets: FlowSet, _ traffic: Traffic) -> Decision? {
        let state = GatewayState(traffic: traffic, vpcID: subnet.vpcID)
        if let decision = state.attachment(of: gateway, packets) { return decision }
        let inside = traffic.topology.natGateways(holding: packets.sources, inVPC: subnet.vpcID)
        let isNAT = !inside.isEmpty && packets.sources.isSubset(of: inside.reduce(AddressSet()) { $0.union($1.part) })
        return state.blockPublicAccess(
            packets, subnetID: subnet.id, isEgress: true, component: gatewayID, takesRepliesOnly: isNAT)
    }
}
