import Findings
import Inventory
import NetworkSets
import Topology

/// What the state of a transit gateway and of an attachment to it says over the packets that cross it.
struct AttachmentState {
    let traffic: Traffic
    let attachmentID: String
    let gatewayID: String

    /// The decision that stops packets or leaves their fate open; nil where gateway and attachment work.
    ///
    /// - Parameter state: The attachment's state, as the description of its kind tells it.
    func stop(_ packets: FlowSet, state: String?) -> Decision? {
        if let gateway = traffic.topology.snapshot.transitGateways[gatewayID], let state = gateway.state,
            !["available", "modifying"].contains(state)
        {
            return .denied(
                packets, "\(gatewayID) is \(state)",
                Blocker(
                    code: .badState, component: gatewayID, message: "\(gatewayID) is \(state): it forwards nothing.",
                    evidence: ["transit gateway state: \(state)"]))
        }
        switch state {
        case "available": return nil
        case nil:
            let gap = traffic.gap(
                "ec2:DescribeTransitGatewayAttachments", "the state of \(attachmentID) is not in the snapshot")
            return .unknown(packets, gap.why, gap)
        case "modifying":
            let gap = traffic.gap(attachmentID, "\(attachmentID) is being modified, and may change what it carries")
            return .unknown(packets, gap.why, gap)
        case let state?: return .denied(packets, "\(attachmentID) is \(state)", blocker(state))
        }
    }

    private func blocker(_ state: String) -> Blocker {
        let kind = traffic.topology.transitGatewayPeering(of: attachmentID) == nil ? "vpc" : "peering"
        let accept = Fix(
            "Accept the attachment in the account that was asked.",
            command: "aws ec2 accept-transit-gateway-\(kind)-attachment --transit-gateway-attachment-id \(attachmentID)"
        )
        return Blocker(
            code: .badStateAttachment, message: "\(attachmentID) to \(gatewayID) is \(state), so nothing passes it.",
            evidence: ["attachment state: \(state)"], fixes: state == "pendingAcceptance" ? [accept] : [])
    }
}
