import Inventory

/// A gateway endpoint on the way back: replies of its service, which the VPC's router delivers.
///
/// What its service sends is TCP and echo replies from the addresses of its prefix list, since the endpoint takes nothing else.
struct GatewayEndpointReturn: Component {
    let endpoint: VPCEndpoint

    func judge(_ traffic: Traffic) -> Judgement {
        Judgement(
            head: .init(component: endpoint.id, kind: .vpcEndpoint, direction: .ingress),
            decisions: [.allowed(traffic.packets, "reply of \(endpoint.serviceName)")],
            exits: [.next(VPCDelivery(vpcID: endpoint.vpcID, fromSubnet: nil), traffic.packets)],
            mtu: GatewayEndpoint.mtu)
    }
}
