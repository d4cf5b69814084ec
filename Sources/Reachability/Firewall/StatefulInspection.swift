import Findings
import Inventory
import NetworkSets
import Topology

/// The stateful half of a firewall: it judges connections by rules over their packets (Network Firewall guide, evaluation
/// order for stateful rule groups).
///
/// In action order all passes are asked first, then drops, then rejects, and what no rule matches passes. In strict order the
/// rules are asked as they stand, and the policy's defaults say what becomes of the rest.
struct StatefulInspection {
    let policy: FirewallPolicy
    let rules: [StatefulRule]
    /// Groups whose rules are not known, and whether they may pass packets too, instead of only dropping some.
    let missing: [(gap: Gap, mayPass: Bool)]
    let host: AskedHost
    let traffic: Traffic

    init(_ policy: FirewallPolicy, _ firewall: NetworkFirewall, _ traffic: Traffic) {
        self.policy = policy
        self.traffic = traffic
        host = AskedHost(traffic.question.options)
        var rules: [StatefulRule] = []
        var missing: [(gap: Gap, mayPass: Bool)] = []
        for reference in policy.statefulGroups where !reference.onlyAlerts {
            guard let group = traffic.topology.snapshot.firewallRuleGroups[reference.arn] else {
                // AWS's own groups look for threats: they drop, and pass nothing that others would drop.
                let isManaged = reference.arn.contains(":aws-managed:")
                let gap =
                    isManaged
                    ? traffic.gap(reference.arn, "what AWS's own rule group \(reference.arn) drops is not published")
                    : traffic.gap(
                        "network-firewall:DescribeRuleGroup",
                        "stateful rule group \(reference.arn) is not in the snapshot")
                missing.append((gap, !isManaged))
                continue
            }
            let variables = RuleVariables(group, policy, firewall, traffic.topology)
            rules += RuleCompiler(group: group, variables: variables).rules()
        }
        self.rules = policy.isStrict ? rules : Self.inActionOrder(rules)
        self.missing = missing
    }

    private static func inActionOrder(_ rules: [StatefulRule]) -> [StatefulRule] {
        let order: [StatefulRule.Action] = [.pass, .drop, .reject]
        return order.flatMap { action in rules.filter { $0.action == action } }
    }

    /// What becomes of packets of one phase that go one way.
    func parts(
        of packets: FlowSet, _ side: StatefulRule.Side, _ phase: StatefulRule.Phase
    ) -> [FirewallPart] {
        var rest = packets
        var parts: [FirewallPart] = []
        // Rules that may match or not: whether they would change what becomes of the packets is seen at the end.
        var doubts: [(packets: FlowSet, passes: Bool, gap: Gap)] = missing.map { (packets, false, $0.gap) }
        doubts += missing.filter(\.mayPass).map { (packets, true, $0.gap) }
        for rule in rules where rule.action != .alert {
            if rest.isEmpty { break }
            guard rule.phases.contains(phase), rule.sides.contains(side) else { continue }
            let matched = rule.matched(in: rest, traffic.question.family)
            if matched.isEmpty { continue }
            switch host.match(rule, phase) {
            case .no: continue
            case .maybe(let why):
                let gap = traffic.gap(rule.text, "whether \(rule.text) matches is not known: \(why)")
                doubts.append((matched, rule.action == .pass, gap))
            case .yes:
                rest = rest.subtracting(matched)
                let fate: FirewallPart.Fate =
                    rule.action == .pass ? .passes(byRule: true) : .drops(isReset: rule.action == .reject)
                parts.append(FirewallPart(packets: matched, fate: fate, reason: rule.text))
            }
        }
        if !rest.isEmpty { parts.append(unmatched(rest, phase)) }
        return parts.flatMap { Self.weighed($0, doubts) }
    }

    /// What becomes of packets that no rule matches.
    private func unmatched(_ packets: FlowSet, _ phase: StatefulRule.Phase) -> FirewallPart {
        let defaults = policy.isStrict ? policy.statefulDefaults : []
        if defaults.contains("aws:drop_strict") {
            return FirewallPart(
                packets: packets, fate: .drops(isReset: false), reason: "stateful default: aws:drop_strict")
        }
        let dropsEstablished = defaults.first { $0.hasPrefix("aws:drop_established") }
        if phase == .established, let dropsEstablished {
            return FirewallPart(
                packets: packets, fate: .drops(isReset: false), reason: "stateful default: \(dropsEstablished)")
        }
        return FirewallPart(packets: packets, fate: .passes(byRule: false), reason: "no stateful rule drops it")
    }

    /// Takes out of a part what a doubtful rule would decide otherwise.
    private static func weighed(
        _ part: FirewallPart, _ doubts: [(packets: FlowSet, passes: Bool, gap: Gap)]
    ) -> [FirewallPart] {
        let passes = if case .passes = part.fate { true } else { false }
        var rest = part
        var parts: [FirewallPart] = []
        for doubt in doubts where doubt.passes != passes {
            let unclear = rest.packets.intersection(doubt.packets)
            if unclear.isEmpty { continue }
            rest.packets = rest.packets.subtracting(unclear)
            parts.append(FirewallPart(packets: unclear, fate: .unclear(doubt.gap), reason: doubt.gap.why))
        }
        return rest.packets.isEmpty ? parts : [rest] + parts
    }
}
