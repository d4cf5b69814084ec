import Findings
import NetworkSets

/// A refusal met on a way, with the packets refused there as they were on the wire.
struct Refusal {
    let blocker: Blocker
    /// The AWS id to look at.
    let component: String
    let direction: WalkDirection
    private(set) var packets: FlowSet

    init(blocker: Blocker, component: String, direction: WalkDirection, packets: FlowSet) {
        self.blocker = blocker
        self.component = component
        self.direction = direction
        self.packets = packets
    }

    /// Whether the same rule of the same component refuses other packets here, which one finding tells of together.
    func isSameRule(as other: Refusal) -> Bool {
        component == other.component && direction == other.direction && blocker.code == other.blocker.code
            && blocker.rule == other.blocker.rule
            && (blocker.describe != nil || blocker.message == other.blocker.message)
    }

    mutating func add(_ other: Refusal) {
        packets = packets.union(other.packets)
    }

    /// The refusal in words, over all its packets.
    var finding: Finding {
        let told = blocker.describe?(packets) ?? blocker
        return Finding(
            code: told.code, severity: .error, direction: direction, component: component, message: told.message,
            evidence: told.evidence, fixes: told.fixes)
    }
}
