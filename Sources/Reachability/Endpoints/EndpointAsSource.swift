import Findings
import Inventory
import NetworkSets
import Topology

/// A VPC endpoint asked for as the client: connections through an endpoint start at its consumer only (PrivateLink guide;
/// VPC guide, gateway endpoints).
struct EndpointAsSource: Component {
    let endpoint: VPCEndpoint

    func judge(_ traffic: Traffic) -> Judgement {
        let text = "\(endpoint.id) opens no connections"
        let blocker = Blocker(
            code: .endpointOpensNothing,
            message: "\(text): \(endpoint.serviceName) behind it only answers what \(endpoint.vpcID) asks.",
            evidence: ["\(endpoint.id) is a VPC endpoint of \(endpoint.vpcID)"],
            fixes: [Fix("Ask the other way round, with \(endpoint.id) as destination.")])
        return Judgement(
            head: .init(component: endpoint.id, kind: .vpcEndpoint, direction: .egress),
            decisions: [.denied(traffic.packets, text, blocker)], exits: [.deadEnd(traffic.packets)])
    }
}
