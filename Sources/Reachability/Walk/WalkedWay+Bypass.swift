import Findings
import NetworkSets

extension WalkedWay {
    /// Connections that a component on the way forward keeps track of, so that their replies have to come back through it.
    struct ExpectedReply {
        let component: String
        let level: Int
        let packets: FlowSet
    }

    /// Takes the replies that a component waits for as come.
    mutating func meet(_ component: String) {
        expectedReplies.removeAll { $0.component == component }
    }

    /// Loses, at the end of the way back, connections whose replies never came by a component that waits for them.
    mutating func loseBypasses() {
        for expected in expectedReplies {
            levels[expected.level].lostOnReturn = levels[expected.level].lostOnReturn.union(expected.packets)
            live = depth == 0 && expected.level == 0 ? live.subtracting(expected.packets.replies) : live
            let blocker = Blocker(
                code: .replyLost,
                message:
                    "The reply bypasses \(expected.component), which saw the request: it knows half a connection, and "
                    + "drops what follows.",
                evidence: [
                    "request through \(expected.component): \(FlowText.describe(expected.packets))",
                    "reply by \(returnHops.map(\.component).joined(separator: ", "))",
                ],
                fixes: [Fix("Route the reply back through \(expected.component).")])
            refusals.append(
                Refusal(
                    blocker: blocker, component: expected.component, direction: .return, packets: expected.packets))
        }
        expectedReplies = []
    }
}
