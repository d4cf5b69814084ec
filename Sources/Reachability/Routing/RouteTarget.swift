import Inventory
import Topology

/// The component behind the target of a route.
enum RouteTarget {
    static func component(_ id: String, from subnet: Subnet, _ topology: Topology) -> any Component {
        let snapshot = topology.snapshot
        if let attribute = KnownAfterApply.attribute(of: id) {
            return NotModelled(id: attribute, reason: "\(attribute) is known after apply only")
        }
        switch id.prefix(while: { $0 != "-" }) {
        case "igw": return InternetGatewayDeparture(gatewayID: id, subnet: subnet)
        case "nat":
            guard let gateway = snapshot.natGateways[id] else {
                return MissingResource(id: id, kind: .natGateway, action: "ec2:DescribeNatGateways")
            }
            return NATGatewayDeparture.filtered(gateway, from: subnet, topology)
        case "eigw": return EgressOnlyGateway(gatewayID: id, vpcID: subnet.vpcID, subnetID: subnet.id, isReturn: false)
        case "pcx":
            guard let connection = snapshot.peeringConnections[id] else {
                return MissingResource(
                    id: id, kind: .vpcPeeringConnection, action: "ec2:DescribeVpcPeeringConnections")
            }
            return PeeringConnection(connection: connection, fromVPC: subnet.vpcID)
        case "tgw": return TransitGatewayDeparture(gatewayID: id, subnet: subnet)
        case "vgw": return VPNGatewayDeparture(gatewayID: id, vpcID: subnet.vpcID)
        case "eni", "i":
            let interface =
                id.hasPrefix("i-") ? topology.interfaces(ofInstance: id).first : snapshot.networkInterfaces[id]
            guard let interface else {
                return MissingResource(id: id, kind: .networkInterface, action: "ec2:DescribeNetworkInterfaces")
            }
            return Middlebox.filtered(interface, from: subnet.id, topology)
        case "vpce": return EndpointTarget.component(id, fromVPC: subnet.vpcID, topology)
        default:
            if let networkID = CoreNetwork.id(ofARN: id) {
                return CoreNetworkDeparture(networkID: networkID, subnet: subnet)
            }
            return NotModelled(id: id, reason: "\(kindName(of: id)) \(id) is not modelled")
        }
    }

    private static func kindName(of id: String) -> String {
        switch id.prefix(while: { $0 != "-" }) {
        case "cagw": "the way through carrier gateway"
        case "lgw": "the way through local gateway"
        default: "the way through"
        }
    }
}
