import Findings
import Inventory
import NetworkSets
import Topology

/// An endpoint of a Network Firewall that a route leads to: what its policy passes goes on by the route table of the endpoint's
/// own subnet.
struct FirewallEndpoint: Component {
    let firewall: NetworkFirewall
    let endpoint: NetworkFirewall.Endpoint
    /// Where packets go on.
    let next: any Component

    /// Its endpoints are Gateway Load Balancer endpoints, which carry 8500 bytes; no number of its own is published.
    static let mtu = 8500
    /// The default of `TcpIdleTimeoutSeconds` (Network Firewall API, FlowTimeouts).
    static let idleSeconds = 350

    private var label: String { "firewall \(firewall.name ?? firewall.id)" }

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let head = Judgement.Head(
            component: endpoint.id, kind: .networkFirewall,
            direction: traffic.direction == .forward ? .ingress : .egress)
        if let loop = InspectionLoop.decision(at: endpoint.id, traffic) {
            return Judgement(head: head, decisions: [loop], exits: [.deadEnd(packets)])
        }
        guard let policy = traffic.topology.snapshot.firewallPolicies[firewall.policyARN] else {
            let gap = traffic.gap(
                "network-firewall:DescribeFirewallPolicy", "the policy of \(label) is not in the snapshot")
            return judgement(head, [.unknown(packets, gap.why, gap)], traffic, nil)
        }
        if let stop = unseenState(packets, traffic) { return judgement(head, [stop], traffic, policy) }
        let inspection = FirewallInspection(policy, firewall, traffic)
        if traffic.direction == .forward {
            var judgement = judgement(head, decisions(inspection.requests(packets), policy, traffic), traffic, policy)
            if traffic.question.options.protocol == .tcp { judgement.expectsReplies = inspection.tracked(packets) }
            judgement.notes = fragmentNotes(policy, traffic)
            return judgement
        }
        guard traffic.answersPackets(seenBy: endpoint.id), let seen = traffic.way.seen[endpoint.id] else {
            return judgement(head, strayDecisions(inspection, policy, traffic), traffic, policy)
        }
        let parts = inspection.replies(packets, to: seen, isTCP: traffic.question.options.protocol == .tcp)
        return judgement(head, decisions(parts, policy, traffic), traffic, policy)
    }

    private func judgement(
        _ head: Judgement.Head, _ decisions: [Decision], _ traffic: Traffic, _ policy: FirewallPolicy?
    ) -> Judgement {
        var judgement = Judgement(
            head: head, decisions: decisions, exits: [.next(next, traffic.packets)], remembersAs: endpoint.id,
            mtu: Self.mtu)
        if let policy, traffic.question.options.protocol == .tcp {
            judgement.idleTimeout = IdleTimeout(
                component: endpoint.id, seconds: policy.tcpIdleSeconds ?? Self.idleSeconds,
                atExpiry: policy.streamExceptionPolicy == "REJECT" ? .reset : .silent)
        }
        return judgement
    }

    private func decisions(_ parts: [FirewallPart], _ policy: FirewallPolicy, _ traffic: Traffic) -> [Decision] {
        parts.map { part in
            switch part.fate {
            case .passes: return .allowed(part.packets, part.reason)
            case .unclear(let gap): return .unknown(part.packets, part.reason, gap)
            case .drops(let isReset):
                let subject = traffic.direction == .return ? "the reply" : "the request"
                return .denied(
                    part.packets, part.reason,
                    Blocker(
                        code: .firewallRules,
                        message: "\(label) \(isReset ? "resets" : "drops") \(subject) at \(endpoint.id): "
                            + "\(FlowText.describe(part.packets)).",
                        evidence: [part.reason],
                        fixes: FirewallFix(policy: policy).fixes(opening: part, traffic.direction)))
            }
        }
    }

    /// Replies whose request took another way: the stateful half does not know their connection.
    private func strayDecisions(
        _ inspection: FirewallInspection, _ policy: FirewallPolicy, _ traffic: Traffic
    ) -> [Decision] {
        inspection.strayReplies(traffic.packets).flatMap { part, isStray -> [Decision] in
            guard isStray else { return decisions([part], policy, traffic) }
            let continues = policy.streamExceptionPolicy == "CONTINUE"
            if traffic.question.options.protocol == .tcp, !continues {
                return [UnseenRequest.decision(part.packets, at: endpoint.id, traffic)]
            }
            let gap = traffic.gap(
                endpoint.id, "what \(endpoint.id) does with replies whose request it did not see is not documented")
            return [.unknown(part.packets, gap.why, gap)]
        }
    }

    /// The state, unless the request met it already.
    private func unseenState(_ packets: FlowSet, _ traffic: Traffic) -> Decision? {
        if traffic.direction == .return, traffic.way.seen[endpoint.id] != nil { return nil }
        return stateDecision(packets, traffic)
    }

    /// What keeps the endpoint from working, or from working by the rules that were read.
    private func stateDecision(_ packets: FlowSet, _ traffic: Traffic) -> Decision? {
        for state in [firewall.status, endpoint.status] {
            guard let state else {
                let gap = traffic.gap(endpoint.id, "the state of \(endpoint.id) of \(label) is not in the snapshot")
                return .unknown(packets, gap.why, gap)
            }
            // An endpoint that is being made larger goes on working.
            if state == "READY" || state == "SCALING" { continue }
            return .denied(
                packets, "\(endpoint.id) is \(state)",
                Blocker(
                    code: .badState, message: "\(endpoint.id) of \(label) is \(state), so nothing passes it.",
                    evidence: ["firewall status: \(firewall.status ?? "unknown")", "endpoint status: \(state)"],
                    fixes: [Fix("Wait until it is READY, or route around it.")]))
        }
        guard let late = endpoint.configuration.sorted(by: { $0.key < $1.key }).first(where: { $0.value != "IN_SYNC" })
        else { return nil }
        let gap = traffic.gap(
            late.key, "\(late.key) is \(late.value) at \(endpoint.id), so other rules may be in force")
        return .unknown(packets, gap.why, gap)
    }

    /// Fragments are judged apart: of UDP by a default of their own, and those of other protocols are dropped.
    private func fragmentNotes(_ policy: FirewallPolicy, _ traffic: Traffic) -> [Finding] {
        guard traffic.question.options.protocol == .udp, policy.fragmentDefaults.contains("aws:drop") else { return [] }
        return [
            Finding(
                code: .firewallDropsFragments, severity: .warning, direction: .forward, component: endpoint.id,
                message: "\(label) drops UDP packets that arrive in fragments, whatever its rules say.",
                evidence: ["StatelessFragmentDefaultActions: \(policy.fragmentDefaults.joined(separator: ", "))"],
                fixes: [Fix("Keep datagrams below the MTU, or let fragments go on to the stateful rules.")])
        ]
    }
}
