import Findings
import NetworkSets

/// A refusal met on a way, with the packets refused there as they were on the wire.
struct Refusal {
    let blocker: Blocker
    /// The AWS id to look at.
    let component: String
    let direction: WalkDirection
    private(set) var packets: FlowSet
    /// Whether packets came to it after its words were found.
    private var isMerged = false

    init(blocker: Blocker, component: String, direction: WalkDirection, packets: FlowSet) {
        self.blocker = blocker
        self.component = component
        self.direction = direction
        self.packets = packets
    }

    /// What makes two refusals the same rule of the same component, of which one finding tells together.
    struct Key: Hashable {
        let component: String
        let direction: WalkDirection
        let code: FindingCode
        let rule: String?
        /// The words, where they do not depend on the packets.
        let message: String?
    }

    var key: Key {
        Key(
            component: component, direction: direction, code: blocker.code, rule: blocker.rule,
            message: blocker.describe == nil ? blocker.message : nil)
    }

    mutating func add(_ other: Refusal) {
        packets = packets.union(other.packets)
        isMerged = true
    }

    /// The refusal in words, over all its packets.
    var finding: Finding {
        let told = isMerged ? blocker.describe?(packets) ?? blocker : blocker
        return Finding(
            code: told.code, severity: .error, direction: direction, component: component, message: told.message,
            evidence: told.evidence, fixes: told.fixes)
    }
}
