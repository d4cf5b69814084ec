import Findings
import Inventory
import NetworkSets
import Topology

/// Whether a VPC endpoint is in a state to carry packets.
enum EndpointState {
    /// The decision over packets where it is not, or where that is not known; nil where it is.
    static func decision(of endpoint: VPCEndpoint, _ packets: FlowSet, _ traffic: Traffic) -> Decision? {
        guard let state = endpoint.state else {
            let gap = traffic.gap(endpoint.id, "the state of \(endpoint.id) is not in the snapshot")
            return .unknown(packets, gap.why, gap)
        }
        if endpoint.isAvailable == true { return nil }
        let text = "\(endpoint.id) is \(state)"
        return .denied(
            packets, text,
            Blocker(
                code: .badState, component: endpoint.id,
                message: "\(text), so it carries nothing to \(endpoint.serviceName).",
                evidence: ["endpoint state: \(state)"], fixes: fixes(endpoint, state)))
    }

    private static func fixes(_ endpoint: VPCEndpoint, _ state: String) -> [Fix] {
        let service = endpoint.serviceName.split(separator: ".").first { $0.hasPrefix("vpce-svc-") }
        switch state {
        case "pendingacceptance", "rejected":
            return [
                Fix(
                    "Accept the connection in the account of the service's provider.",
                    command: "aws ec2 accept-vpc-endpoint-connections --service-id \(service ?? "<service-id>") "
                        + "--vpc-endpoint-ids \(endpoint.id)")
            ]
        case "pending", "partial": return [Fix("Wait until the endpoint is available.")]
        default:
            return [
                Fix(
                    "Make a new endpoint for the service.",
                    command: "aws ec2 create-vpc-endpoint --vpc-id \(endpoint.vpcID) --service-name "
                        + "\(endpoint.serviceName) --vpc-endpoint-type \(endpoint.kind?.rawValue ?? "<type>")")
            ]
        }
    }
}
