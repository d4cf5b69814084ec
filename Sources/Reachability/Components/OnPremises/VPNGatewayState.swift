import Findings
import Inventory
import NetworkSets

/// What the state of a virtual private gateway and its attachment says over the packets that cross it.
struct VPNGatewayState {
    let traffic: Traffic
    let gateway: VPNGateway
    let vpcID: String

    /// The decision that stops packets or leaves their fate open; nil where the gateway works.
    func stop(_ packets: FlowSet) -> Decision? {
        if let state = gateway.state, state != "available" {
            return .denied(
                packets, "\(gateway.id) is \(state)",
                Blocker(
                    code: .badState, component: gateway.id, message: "\(gateway.id) is \(state): it forwards nothing.",
                    evidence: ["virtual private gateway state: \(state)"]))
        }
        let attachment = gateway.attachment(to: vpcID)
        if attachment?.state == "attached" { return nil }
        if attachment != nil, attachment?.state == nil {
            let gap = traffic.gap(
                gateway.id, "the state of the attachment of \(gateway.id) to \(vpcID) is not in the snapshot")
            return .unknown(packets, gap.why, gap)
        }
        let state = attachment?.state ?? "not attached"
        return .denied(
            packets, "\(gateway.id) is \(state) to \(vpcID)",
            Blocker(
                code: .badStateAttachment, component: gateway.id,
                message: "\(gateway.id) is \(state) to \(vpcID), so nothing passes it.",
                evidence: ["attachment of \(gateway.id) to \(vpcID): \(state)"],
                fixes: [
                    Fix(
                        "Attach the gateway to the VPC.",
                        command: "aws ec2 attach-vpn-gateway --vpn-gateway-id \(gateway.id) --vpc-id \(vpcID)")
                ]))
    }
}
