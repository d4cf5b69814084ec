import Inventory
import Topology

/// The component behind a VPC endpoint as the target of a route.
enum EndpointTarget {
    static func component(_ id: String, from subnet: Subnet, _ topology: Topology) -> any Component {
        guard let endpoint = topology.snapshot.vpcEndpoints[id] else {
            return MissingResource(id: id, kind: .vpcEndpoint, action: "ec2:DescribeVpcEndpoints")
        }
        switch endpoint.kind {
        case .gateway: return GatewayEndpoint(endpoint: endpoint, vpcID: subnet.vpcID)
        case .gatewayLoadBalancer:
            return NotModelled(id: id, reason: "the way through VPC endpoint \(id) is not modelled")
        case .interface:
            return NotModelled(
                id: id, reason: "a route leads to interface endpoint \(id), which is no target of routes")
        case .other, nil: return NotModelled(id: id, reason: "VPC endpoint \(id) is of a kind that is not modelled")
        }
    }
}
