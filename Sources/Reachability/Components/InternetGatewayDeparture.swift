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
        let state = GatewayState(traffic: traffic, vpcID: subnet.vpcID)
        let packets = traffic.packets
        if let decision = state.attachment(of: gateway, packets) {
            return Judgement(head: head, decisions: [decision], exits: [.deadEnd(packets)])
        }
        let addressing = GatewayAddressing(traffic: traffic, vpcID: subnet.vpcID, gatewayID: gatewayID)
        var decisions = addressing.destinationRefusals(packets)
        let routable = decisions.reduce(packets) { $0.subtracting($1.packets) }
        let blocked = state.blockPublicAccess(routable, subnetID: subnet.id, isEgress: true, component: gatewayID)
        let departure =
            traffic.question.family == .ipv4 ? addressing.departureIPv4(routable) : addressing.departureIPv6(routable)
        decisions += blocked.map { [$0] } ?? departure.decisions
        let passing = departure.packets(packets)
        return Judgement(
            head: head, decisions: decisions, rewriting: departure.rewriting,
            exits: [departure.isLost ? .deadEnd(passing) : .next(Internet(), passing)], mtu: 1500)
    }
}
