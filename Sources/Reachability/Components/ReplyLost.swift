import Findings
import NetworkSets

/// The loss of a reply that comes back another way than it could be recognised on.
enum ReplyLost {
    static func decision(_ packets: FlowSet, at component: String, _ reason: String) -> Decision {
        .denied(
            packets, reason,
            Blocker(
                code: .replyLost, component: component,
                message: "The reply goes another way than the request came, and is lost: \(reason).",
                evidence: ["reply: \(FlowText.describe(packets))"],
                fixes: [Fix("Route the reply back through the component that translated or tracked the request.")]))
    }
}
