import Findings
import NetworkSets

/// What one component decided on a walked way and how it changed packets: the values the answer itself is made of.
struct TraceStep {
    let hop: Hop
    let direction: WalkDirection
    let decisions: [Decision]
    let rewriting: Judgement.Rewriting
    /// The translation that an undoing takes back.
    let undone: Translation?

    /// What decides over a packet; nil where nothing does.
    func decision(over packet: FlowSet) -> Decision? {
        decisions.first { !$0.packets.isDisjoint(with: packet) }
    }

    /// The packet after the component's rewriting: one of those it may become.
    ///
    /// - Parameter request: For a reply, the packet it answers as it was before each translation, the innermost last.
    func rewritten(_ packet: FlowSet, answering request: FlowSet?) -> FlowSet {
        switch rewriting {
        case .none: return packet
        case .apply(let translation): return translation.apply(packet)
        case .undo:
            guard let undone else { return packet }
            let restored = undone.restore(replies: packet)
            let expected = request.map { restored.intersection($0.replies) } ?? restored
            return expected.isEmpty ? restored : expected
        }
    }
}
