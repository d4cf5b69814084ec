import Findings
import NetworkSets

/// One way through the network, as far as it is walked: hops, translations, and the books on what was lost where.
struct WalkedWay {
    /// The stretch of the way between two translations. Every set is in the terms of the way forward.
    struct Level {
        /// The translation that leads into the level; nil for the question's own terms.
        let translation: Translation?
        /// The packets that entered it, those lost before included.
        var packets: FlowSet
        var lostForward = FlowSet()
        var lostOnReturn = FlowSet()
        var unsureForward = FlowSet()
        var unsureOnReturn = FlowSet()
    }

    let origin: Question.Origin
    var levels: [Level]
    /// The level the walk is on: the last on the way forward, then backwards as the reply undoes translations.
    var depth = 0
    var forwardHops: [Hop] = []
    var returnHops: [Hop] = []
    var refusals: [Refusal] = []
    /// What dropped nothing and is worth knowing.
    var notes: [Finding] = []
    /// The refusals and notes in words.
    var findings: [Finding] { refusals.map(\.finding) + notes }
    var gaps: [Gap] = []
    /// What each stateful component saw on the way forward.
    var seen: [String: FlowSet] = [:]
    /// What stateful components on the way forward wait for.
    var expectedReplies: [ExpectedReply] = []
    /// The packets that are not lost yet, as they are on the wire.
    var live: FlowSet
    /// Where the way forward ended; nil where it ended nowhere.
    var destination: String?
    /// The load balancer the way ended at, with those of the packets that got there.
    var onward: (arrival: BalancerArrival, arriving: FlowSet)?
    /// Whether the reply was walked over packets that are not all lost.
    var returnIsLive = false
    /// Whether the packets expect an answer at all.
    var expectsReply = true
    /// The components with a known limit of packet size, in path order.
    var mtuLimits: [SizeLimit] = []
    /// Every decision, in path order; empty unless the question follows a packet.
    var trace: [TraceStep] = []
    /// The filters passed, in path order.
    var passages: [Passage] = []
    var idleTimeouts: [IdleTimeout] = []
    /// The part of the question that goes this way, in the question's terms.
    var assigned: FlowSet

    init(origin: Question.Origin) {
        self.origin = origin
        levels = [Level(translation: nil, packets: origin.packets)]
        live = origin.packets
        assigned = origin.packets
    }

    mutating func recordLoss(_ packets: FlowSet, _ direction: WalkDirection) {
        switch direction {
        case .forward: levels[depth].lostForward = levels[depth].lostForward.union(packets)
        case .return:
            levels[depth].lostOnReturn = levels[depth].lostOnReturn.union(
                packets.requests(within: levels[depth].packets))
        }
    }

    mutating func recordUnsure(_ packets: FlowSet, _ direction: WalkDirection) {
        switch direction {
        case .forward: levels[depth].unsureForward = levels[depth].unsureForward.union(packets)
        case .return:
            levels[depth].unsureOnReturn = levels[depth].unsureOnReturn.union(
                packets.requests(within: levels[depth].packets))
        }
    }

    /// Narrows the part of the question that goes this way, where packets part.
    ///
    /// - Parameters:
    ///   - packets: The packets that go this way, at the present level.
    ///   - others: Those that go other ways. What is on none of them was lost before, and stays in the books of each.
    mutating func assign(_ packets: FlowSet, not others: FlowSet, _ direction: WalkDirection) {
        assigned = assigned.subtracting(
            inQuestionTerms(others, direction).subtracting(inQuestionTerms(packets, direction)))
    }

    /// Packets of before the component just judged, after its rewriting has been entered.
    func rewritten(_ packets: FlowSet, by rewriting: Judgement.Rewriting) -> FlowSet {
        switch rewriting {
        case .none: return packets
        case .apply(let translation): return translation.apply(packets)
        case .undo:
            let left = depth + 1
            return levels.indices.contains(left)
                ? levels[left].translation?.restore(replies: packets) ?? packets : packets
        }
    }

    private func inQuestionTerms(_ packets: FlowSet, _ direction: WalkDirection) -> FlowSet {
        var part = direction == .forward ? packets : packets.requests(within: levels[depth].packets)
        for level in levels[0...depth].reversed() {
            if let translation = level.translation { part = translation.preimage(of: part) }
        }
        return part
    }
}
