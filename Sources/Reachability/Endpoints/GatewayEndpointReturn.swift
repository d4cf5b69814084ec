import Findings
import Inventory
import NetworkSets
import Topology

/// A gateway endpoint on the way back: replies of its service, which the VPC's router delivers.
struct GatewayEndpointReturn: Component {
    let endpoint: VPCEndpoint

    func judge(_ traffic: Traffic) -> Judgement {
        var open = traffic.packets
        var decisions: [Decision] = []
        let notCarried = open.subtracting(GatewayEndpointRules.carried(open, isReply: true))
        if !notCarried.isEmpty {
            open = open.subtracting(notCarried)
            decisions.append(GatewayEndpointRules.protocolRefusal(notCarried, endpoint))
        }
        if let addresses = traffic.topology.serviceAddresses(of: endpoint) {
            let foreign = open.subtracting(open.restricted(toSource: addresses))
            if !foreign.isEmpty {
                open = open.subtracting(foreign)
                decisions.append(GatewayEndpointRules.addressRefusal(foreign, foreign.sources, endpoint))
            }
        }
        if !open.isEmpty { decisions.append(.allowed(open, "reply of \(endpoint.serviceName)")) }
        return Judgement(
            head: .init(component: endpoint.id, kind: .vpcEndpoint, direction: .ingress), decisions: decisions,
            exits: [.next(VPCDelivery(vpcID: endpoint.vpcID, fromSubnet: nil), traffic.packets)],
            mtu: GatewayEndpoint.mtu)
    }
}
