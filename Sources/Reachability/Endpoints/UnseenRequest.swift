import Findings
import NetworkSets

/// The loss of a reply at an inspecting endpoint that never saw the request, so that it belongs to no connection there.
enum UnseenRequest {
    static func decision(_ packets: FlowSet, at endpointID: String, _ traffic: Traffic) -> Decision {
        let text = "\(endpointID) did not see the request"
        guard let table = traffic.way.returnHops.last(where: { $0.kind == .routeTable }), table.direction == .ingress
        else { return ReplyLost.decision(packets, at: endpointID, text) }
        return .denied(
            packets, text,
            Blocker(
                code: .ingressTableRedirection,
                message:
                    "\(table.component), the table of the gateway, leads replies to \(endpointID), which did not see "
                    + "the request leave: the subnet sends it straight to the gateway.",
                evidence: ["\(table.component): \(table.decidedBy)", "reply: \(FlowText.describe(packets))"],
                fixes: [Fix("Route the subnet's traffic to \(endpointID) too, instead of straight to the gateway.")]))
    }
}
