import Findings
import Inventory
import NetworkSets
import Reachability

extension OneSidedRules {
    func findings(_ rule: GroupRule, _ group: String, _ use: Use) -> [Finding] {
        let all = ServiceSet(rule.services)
        if !use.isConnected { return [unconnected(rule, group)] }
        if use.byGroups.isEmpty { return [oneSided(rule, group, all, use, .warning)] + dead(rule, group, use) }
        if use.byACLs.isEmpty { return dead(rule, group, use) }
        var findings: [Finding] = []
        let rest = all.subtracting(use.byGroups)
        if !rest.isEmpty { findings.append(oneSided(rule, group, rest, use, .info)) }
        let cut = use.byGroups.subtracting(use.byBoth)
        if !cut.isEmpty {
            findings.append(
                finding(
                    .layerMismatch, .warning, rule, group,
                    "opens \(cut.text), which ACLs on the way drop",
                    evidence: [
                        "the groups at both ends allow it", "ACLs: \(use.acls.sorted().joined(separator: ", "))",
                    ],
                    fix: Fix("Open it in the ACLs named, or remove it from the groups.")))
        }
        return findings
    }

    private func oneSided(
        _ rule: GroupRule, _ group: String, _ rest: ServiceSet, _ use: Use, _ severity: Severity
    ) -> Finding {
        let isDead = use.byGroups.isEmpty
        let other = rule.isEgress ? "lets in" : "lets out"
        return finding(
            .groupOneSided, severity, rule, group,
            isDead
                ? "is of no use: no end it names \(other) any of it"
                : "opens more than any end it names \(other): \(rest.text)",
            evidence: [
                "groups of those ends: \(use.peers.isEmpty ? "none" : use.peers.sorted().joined(separator: ", "))",
                "not \(rule.isEgress ? "let in" : "let out"): \(rest.text)",
                "meaning: \(Redundancy.Meaning.snapshot.rawValue)",
            ],
            fix: Fix(
                "Add \(rule.isEgress ? "an inbound" : "an outbound") rule to the groups of the other end, "
                    + "\(rule.isEgress ? "from" : "to") \(group); or narrow this one."))
    }

    private func unconnected(_ rule: GroupRule, _ group: String) -> Finding {
        finding(
            .groupRuleDead, .warning, rule, group,
            "is of no use: no way leads \(rule.isEgress ? "to any end it names" : "here from any end it names")",
            evidence: [
                "the ends are in other VPCs, and routes and connections do not lead there",
                "meaning: \(Redundancy.Meaning.snapshot.rawValue)",
            ], fix: Fix("Add routes both ways, or remove the rule."))
    }

    private func dead(_ rule: GroupRule, _ group: String, _ use: Use) -> [Finding] {
        guard use.byACLs.isEmpty else { return [] }
        return [
            finding(
                .groupRuleDead, .warning, rule, group,
                "is of no use: the ACLs between drop all of it",
                evidence: [
                    "ACLs: \(use.acls.isEmpty ? "those of the subnets of both ends" : use.acls.sorted().joined(separator: ", "))",
                    "meaning: \(Redundancy.Meaning.snapshot.rawValue)",
                ], fix: Fix("Open it in the ACLs, or remove the rule."))
        ]
    }

    private func finding(
        _ code: FindingCode, _ severity: Severity, _ rule: GroupRule, _ group: String, _ what: String,
        evidence: [String], fix: Fix
    ) -> Finding {
        var finding = Finding(
            code: code, severity: severity, direction: nil, component: group,
            message: "\(rule.isEgress ? "Outbound" : "Inbound") rule \(rule.text) of \(group) \(what).",
            evidence: evidence, fixes: [fix])
        finding.identity = "\(rule.isEgress) \(rule.text)"
        return finding
    }
}
