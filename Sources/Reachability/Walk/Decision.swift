import Findings
import NetworkSets

/// What a component decides over some of the packets that reach it, and why.
struct Decision {
    enum Outcome {
        case allowed
        case denied(Blocker)
        case unknown(Gap)
    }

    /// The packets decided over.
    var packets: FlowSet
    var outcome: Outcome
    /// The rule, route or state that decides.
    var reason: String
    /// The name of what is not known, where it has one. A refusal has its code in the blocker.
    var code: FindingCode?

    static func allowed(_ packets: FlowSet, _ reason: String) -> Decision {
        Decision(packets: packets, outcome: .allowed, reason: reason)
    }

    static func denied(_ packets: FlowSet, _ reason: String, _ blocker: Blocker) -> Decision {
        Decision(packets: packets, outcome: .denied(blocker), reason: reason)
    }

    /// A refusal whose words depend on the packets, so that the same refusal of other packets can be told in one with it.
    ///
    /// - Parameters:
    ///   - rule: What decides, without any address of the packets.
    ///   - describe: The refusal of some packets.
    static func denied(
        _ packets: FlowSet, _ reason: String, rule: String? = nil, describe: @escaping @Sendable (FlowSet) -> Blocker
    ) -> Decision {
        var blocker = describe(packets)
        blocker.rule = rule ?? reason
        blocker.describe = describe
        return Decision(packets: packets, outcome: .denied(blocker), reason: reason)
    }

    static func unknown(
        _ packets: FlowSet, _ reason: String, _ gap: Gap, code: FindingCode? = nil
    ) -> Decision {
        Decision(packets: packets, outcome: .unknown(gap), reason: reason, code: code)
    }
}

/// A refusal: what a finding needs to report it.
struct Blocker {
    var code: FindingCode
    /// The component to look at, where it is another than the hop's.
    var component: String?
    var message: String
    var evidence: [String] = []
    var fixes: [Fix] = []
    /// What decides, without any address of the packets; nil where the words do not depend on them.
    var rule: String?
    /// The same refusal of other packets.
    var describe: (@Sendable (FlowSet) -> Blocker)?
}
