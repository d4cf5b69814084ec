import Findings
import NetworkSets

extension WalkedWay {
    /// Enters what a component decided over some packets.
    mutating func enter(_ decision: Decision, _ head: Judgement.Head, _ direction: WalkDirection) {
        if decision.packets.isEmpty { return }
        switch decision.outcome {
        case .allowed: break
        case .denied(let blocker):
            recordLoss(decision.packets, direction)
            live = live.subtracting(decision.packets)
            refusals.append(
                Refusal(
                    blocker: blocker, component: blocker.component ?? head.component, direction: direction,
                    packets: decision.packets))
        case .unknown(let gap):
            recordUnsure(decision.packets, direction)
            gaps.append(gap)
        }
    }

    /// Loses packets that would go round in circles.
    mutating func lose(_ packets: FlowSet, toLoopAt component: String, _ direction: WalkDirection) {
        recordLoss(packets, direction)
        live = live.subtracting(packets)
        refusals.append(
            Refusal(
                blocker: Blocker(
                    code: .routingLoop,
                    message: "The packets come back to where they have been: \(component) sends them in a circle."),
                component: component, direction: direction, packets: packets))
    }
}

extension Hop {
    init(_ head: Judgement.Head, _ decisions: [Decision], isBeyondBlocker: Bool) {
        component = head.component
        kind = head.kind
        direction = head.direction
        groups = head.groups
        self.isBeyondBlocker = isBeyondBlocker
        var (passes, drops, unsure) = (false, false, false)
        var code: FindingCode?
        for decision in decisions where !decision.packets.isEmpty {
            switch decision.outcome {
            case .allowed: passes = true
            case .denied(let blocker):
                drops = true
                if code == nil { code = blocker.code }
            case .unknown:
                unsure = true
                if code == nil { code = decision.code }
            }
        }
        self.code = code
        verdict = Verdict(somePass: passes, someLost: drops, someUnsure: unsure)
        decidedBy = Self.summary(of: decisions)
    }

    /// The reasons, each once; the fourth and later ones are counted only.
    private static func summary(of decisions: [Decision]) -> String {
        if decisions.count == 1 { return decisions[0].packets.isEmpty ? "" : decisions[0].reason }
        var reasons: [String] = []
        for decision in decisions where !decision.packets.isEmpty && !reasons.contains(decision.reason) {
            reasons.append(decision.reason)
        }
        let shown = reasons.prefix(3).joined(separator: "; ")
        return reasons.count > 3 ? "\(shown); and \(reasons.count - 3) more" : shown
    }
}
