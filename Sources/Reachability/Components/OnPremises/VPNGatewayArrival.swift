import Findings
import Inventory
import NetworkSets
import Topology

/// A virtual private gateway on the way into its VPC, and no farther: it takes what is for the VPC's own addresses (VPC
/// peering guide, edge to edge routing).
struct VPNGatewayArrival: Component {
    let gatewayID: String
    let vpcID: String

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        guard let gateway = traffic.topology.snapshot.vpnGateways[gatewayID] else {
            return MissingResource(
                id: gatewayID, kind: .virtualPrivateGateway, action: "ec2:DescribeVpnGateways",
                next: VPCDelivery(vpcID: vpcID, fromSubnet: nil)
            ).judge(traffic)
        }
        let own = traffic.topology.snapshot.vpcs[vpcID].map { AddressSet($0.blocks) } ?? .all(traffic.question.family)
        let inside = packets.restricted(toDestination: own)
        let beyond = inside.isEmpty ? packets : packets.subtracting(inside)
        var decisions: [Decision] = []
        var exits: [Judgement.Exit] = []
        if !inside.isEmpty {
            let stop = VPNGatewayState(traffic: traffic, gateway: gateway, vpcID: vpcID).stop(inside)
            decisions.append(stop ?? .allowed(inside, "into \(vpcID)"))
            exits.append(
                .next(GatewayTableLookup.entrance(through: gatewayID, into: vpcID, traffic.topology), inside))
        }
        if !beyond.isEmpty {
            let addresses = FlowText.addresses(beyond.destinations)
            decisions.append(
                .denied(
                    beyond, "\(addresses) is not of \(vpcID)",
                    Blocker(
                        code: .vpnGatewayPrivateAddressForIngress,
                        message: "\(gatewayID) leads into \(vpcID) only, and \(addresses) is no address of it.",
                        evidence: ["destination \(addresses)"],
                        fixes: [Fix("Join the VPCs and the site by a transit gateway.")])))
            exits.append(.deadEnd(beyond))
        }
        return Judgement(
            head: .init(component: gatewayID, kind: .virtualPrivateGateway, direction: .ingress), decisions: decisions,
            exits: exits)
    }
}
