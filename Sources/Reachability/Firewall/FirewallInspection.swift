import Findings
import Inventory
import NetworkSets

/// What a firewall makes of requests and replies, both halves together.
struct FirewallInspection {
    let stateless: StatelessInspection
    let stateful: StatefulInspection

    init(_ policy: FirewallPolicy, _ firewall: NetworkFirewall, _ traffic: Traffic) {
        stateless = StatelessInspection(policy: policy, traffic: traffic)
        stateful = StatefulInspection(policy, firewall, traffic)
    }

    /// What becomes of requests.
    func requests(_ packets: FlowSet) -> [FirewallPart] {
        stateless.parts(of: packets).flatMap { part in
            single(part) ?? connection(part.packets, .toServer) { stateful.parts(of: $0, .toServer, $1) }
        }
    }

    /// The requests that get to the stateful half.
    func tracked(_ requests: FlowSet) -> FlowSet {
        stateless.parts(of: requests).reduce(FlowSet()) { sum, part in
            if case .forward = part.verdict { sum.union(part.packets) } else { sum }
        }
    }

    /// What becomes of replies to requests that the firewall saw. Of a connection of which only one half gets to the stateful
    /// rules the rest is dropped.
    func replies(_ packets: FlowSet, to seen: FlowSet, isTCP: Bool) -> [FirewallPart] {
        stateless.parts(of: packets).flatMap { part -> [FirewallPart] in
            let answered = tracked(part.packets.requests(within: seen)).replies.intersection(part.packets)
            let others = part.packets.subtracting(answered)
            if let single = single(part) {
                guard case .pass = part.verdict, isTCP, !answered.isEmpty else { return single }
                return Self.halfSeen(answered, "\(part.reason), while its request goes to the stateful rules")
                    + (others.isEmpty ? [] : single.map { Self.narrowed($0, to: others) })
            }
            let seen = answered.isEmpty ? [] : connection(answered, .toClient) { self.replies($0, to: seen, in: $1) }
            if others.isEmpty { return seen }
            return seen + (isTCP ? Self.halfSeen(others, "its request passed the stateful rules by") : unseen(others))
        }
    }

    /// What becomes of replies to requests that the firewall never saw.
    func strayReplies(_ packets: FlowSet) -> [(part: FirewallPart, isStray: Bool)] {
        stateless.parts(of: packets).map { part in
            if let single = single(part)?.first { return (single, false) }
            return (FirewallPart(packets: part.packets, fate: .drops(isReset: false), reason: part.reason), true)
        }
    }

    /// Replies of a connection that a rule passed pass too; those of one that no rule minded are judged by the rules.
    private func replies(
        _ packets: FlowSet, to seen: FlowSet, in phase: StatefulRule.Phase
    ) -> [FirewallPart] {
        var rest = packets
        var parts: [FirewallPart] = []
        for request in stateful.parts(of: packets.requests(within: seen), .toServer, phase) {
            let answers = rest.intersection(request.packets.replies)
            if answers.isEmpty { continue }
            switch request.fate {
            case .passes(byRule: true):
                parts.append(
                    FirewallPart(
                        packets: answers, fate: .passes(byRule: true),
                        reason: "reply of a connection that \(request.reason) passes"))
            case .unclear(let gap):
                // A rule that may pass the connection would pass its replies too.
                parts += stateful.parts(of: answers, .toClient, phase).map { part in
                    guard case .drops = part.fate else { return part }
                    return FirewallPart(packets: part.packets, fate: .unclear(gap), reason: request.reason)
                }
            case .drops:
                parts.append(
                    FirewallPart(
                        packets: answers, fate: .passes(byRule: false), reason: "its connection is dropped already"))
            case .passes(byRule: false): continue
            }
            rest = rest.subtracting(answers)
        }
        return rest.isEmpty ? parts : parts + stateful.parts(of: rest, .toClient, phase)
    }

    private func unseen(_ packets: FlowSet) -> [FirewallPart] {
        stateful.parts(of: packets, .toClient, .opening)
    }

    /// The parts of a stateless verdict that ends here; nil for what goes on to the stateful half.
    private func single(_ part: StatelessInspection.Part) -> [FirewallPart]? {
        let fate: FirewallPart.Fate
        switch part.verdict {
        case .forward: return nil
        case .pass: fate = .passes(byRule: true)
        case .drop: fate = .drops(isReset: false)
        case .unclear(let gap): fate = .unclear(gap)
        }
        return [FirewallPart(packets: part.packets, fate: fate, reason: part.reason, isStateless: true)]
    }

    /// Both phases of a connection have to pass.
    private func connection(
        _ packets: FlowSet, _ side: StatefulRule.Side,
        _ judge: (FlowSet, StatefulRule.Phase) -> [FirewallPart]
    ) -> [FirewallPart] {
        judge(packets, .opening).flatMap { opening -> [FirewallPart] in
            if case .drops = opening.fate { return [opening] }
            return judge(opening.packets, .established).map { later in
                later.following(opening, isTCP: stateful.traffic.question.options.protocol == .tcp)
            }
        }
    }

    private static func halfSeen(_ packets: FlowSet, _ reason: String) -> [FirewallPart] {
        [FirewallPart(packets: packets, fate: .drops(isReset: false), reason: "half a connection: \(reason)")]
    }

    private static func narrowed(_ part: FirewallPart, to packets: FlowSet) -> FirewallPart {
        FirewallPart(packets: packets, fate: part.fate, reason: part.reason, isStateless: part.isStateless)
    }
}

extension FirewallPart {
    /// What becomes of packets whose connection opens as `opening` says and goes on as this part says.
    fileprivate func following(_ opening: FirewallPart, isTCP: Bool) -> FirewallPart {
        switch (opening.fate, fate) {
        case (_, .drops) where !isTCP:
            // A single exchange may be over before the connection counts as established.
            let gap = Gap(
                what: reason, why: "whether a single exchange passes before \(reason) drops the rest is not documented",
                matters: true)
            return FirewallPart(packets: packets, fate: .unclear(gap), reason: gap.why)
        case (_, .drops): return self
        case (.unclear, _): return FirewallPart(packets: packets, fate: opening.fate, reason: opening.reason)
        case (_, .unclear): return self
        case (.passes(let first), .passes(let later)):
            let reason = opening.reason == reason ? reason : "\(opening.reason); then \(self.reason)"
            return FirewallPart(packets: packets, fate: .passes(byRule: first && later), reason: reason)
        case (.drops, _): return FirewallPart(packets: packets, fate: opening.fate, reason: opening.reason)
        }
    }
}
