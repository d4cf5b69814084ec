import Findings
import Inventory
import NetworkSets
import Topology

/// A gateway endpoint, to S3 or DynamoDB, on the way out of its VPC: it takes TCP and echo requests for the addresses of its
/// service, and keeps the source address (PrivateLink guide, gateway endpoints).
///
/// Its policy is of IAM: a request that the policy refuses is answered with status 403, so no packet drops by it.
struct GatewayEndpoint: Component {
    let endpoint: VPCEndpoint
    /// The VPC whose route leads here.
    let vpcID: String

    /// No number is published; the other kinds of endpoints carry 8500 bytes.
    static let mtu = 8500

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let head = Judgement.Head(component: endpoint.id, kind: .vpcEndpoint, direction: .egress)
        if traffic.direction == .return {
            let lost = ReplyLost.decision(
                packets, at: endpoint.id, "\(endpoint.id) takes requests to \(endpoint.serviceName), and no replies")
            return Judgement(head: head, decisions: [lost], exits: [.deadEnd(packets)])
        }
        var open = packets
        var decisions: [Decision] = []
        func refuse(_ part: FlowSet, _ decision: (FlowSet) -> Decision) {
            if part.isEmpty { return }
            open = open.subtracting(part)
            decisions.append(decision(part))
        }
        if let stop = EndpointState.decision(of: endpoint, packets, traffic) { refuse(packets) { _ in stop } }
        refuse(open.subtracting(GatewayEndpointRules.carried(open))) {
            GatewayEndpointRules.protocolRefusal($0, endpoint)
        }
        if let addresses = traffic.topology.serviceAddresses(of: endpoint) {
            refuse(open.subtracting(open.restricted(toDestination: addresses))) {
                GatewayEndpointRules.addressRefusal($0, endpoint)
            }
        }
        if let vpc = traffic.topology.snapshot.vpcs[endpoint.vpcID] {
            refuse(open.subtracting(open.restricted(toSource: AddressSet(vpc.blocks)))) { foreign($0) }
        }
        if !open.isEmpty {
            decisions.append(
                .allowed(open, "available, to \(endpoint.serviceName); its policy is IAM's and drops no packet"))
        }
        let back = GatewayEndpointReturn(endpoint: endpoint)
        return Judgement(
            head: head, decisions: decisions,
            exits: [.arrived(.outside(gateway: back, name: endpoint.serviceName), packets)],
            remembersAs: isTracked ? endpoint.id : nil, mtu: Self.mtu)
    }

    /// Connections through endpoints for DynamoDB are tracked by security groups whatever the rules; those to S3 are not
    /// (EC2 guide, security group connection tracking).
    private var isTracked: Bool { endpoint.serviceName.hasSuffix(".dynamodb") }

    private func foreign(_ packets: FlowSet) -> Decision {
        let sources = FlowText.addresses(packets.sources)
        return .denied(
            packets, "\(sources) is not of \(endpoint.vpcID)",
            Blocker(
                code: .gatewayEndpointRequiresSourceInVPC,
                message: "\(endpoint.id) serves \(endpoint.vpcID) only, and the packets come from \(sources).",
                evidence: ["source \(sources)"],
                fixes: [
                    Fix(
                        "Make an endpoint for the service in the client's own VPC.",
                        command: "aws ec2 create-vpc-endpoint --vpc-id <vpc-id> --service-name \(endpoint.serviceName) "
                            + "--route-table-ids <route-table-id>")
                ]))
    }
}
