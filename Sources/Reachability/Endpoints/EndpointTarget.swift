import Inventory
import Topology

/// The component behind a VPC endpoint as the target of a route.
enum EndpointTarget {
    /// - Parameter vpcID: The VPC whose table leads to it.
    static func component(_ id: String, fromVPC vpcID: String, _ topology: Topology) -> any Component {
        if let (firewall, own) = topology.firewall(ofEndpoint: id) {
            let subnetID = own.subnetID ?? topology.snapshot.vpcEndpoints[id]?.subnetIDs.first
            return InspectionEntrance.component(id, subnetID, topology) { next in
                FirewallEndpoint(firewall: firewall, endpoint: own, next: next)
            }
        }
        guard let endpoint = topology.snapshot.vpcEndpoints[id] else {
            return MissingResource(id: id, kind: .vpcEndpoint, action: "ec2:DescribeVpcEndpoints")
        }
        if endpoint.isOfFirewall {
            return InspectionEntrance.component(id, endpoint.subnetIDs.first, topology) { next in
                MissingResource(
                    id: endpoint.firewallARN ?? id, kind: .networkFirewall, action: "network-firewall:DescribeFirewall",
                    next: next)
            }
        }
        switch endpoint.kind {
        case .gateway: return GatewayEndpoint(endpoint: endpoint, vpcID: vpcID)
        case .gatewayLoadBalancer:
            return InspectionEntrance.component(id, endpoint.subnetIDs.first, topology) { next in
                GatewayLoadBalancerEndpoint(endpoint: endpoint, next: next)
            }
        case .interface:
            return NotModelled(
                id: id, reason: "a route leads to interface endpoint \(id), which is no target of routes")
        case .other, nil: return NotModelled(id: id, reason: "VPC endpoint \(id) is of a kind that is not modelled")
        }
    }
}
