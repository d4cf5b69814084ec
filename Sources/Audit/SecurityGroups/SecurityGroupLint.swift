import Findings
import Inventory
import NetworkSets
import Reachability
import Topology

/// What is superfluous in security groups. Their rules only allow and add up, so no order matters: everything is coverage.
struct SecurityGroupLint {
    let topology: Topology
    let rules: GroupRules

    init(_ topology: Topology) {
        self.topology = topology
        rules = GroupRules(topology)
    }

    /// Every finding about single groups, and about groups beside each other.
    func findings() -> [Finding] {
        let groups = topology.snapshot.securityGroups.byID.values.sorted { $0.id < $1.id }
        var findings: [Finding] = []
        for group in groups {
            for isEgress in [false, true] {
                let own = rules.rules(of: group.id, isEgress: isEgress)
                let core = irredundantCore(own, group)
                findings += core.findings
                findings += merges(own, core.kept, group)
                findings += emptyPeers(own, group)
            }
        }
        return findings + besideEachOther(groups)
    }

    /// The rules that do all the work, and a finding for each of the others.
    private func irredundantCore(
        _ rules: [GroupRule], _ group: SecurityGroup
    ) -> (kept: [Int], findings: [Finding]) {
        var kept = rules.indices.sorted { (rules[$0].breadth, $1) > (rules[$1].breadth, $0) }
        let all = kept
        var findings: [Finding] = []
        var removed: [Redundancy] = []
        for index in all.reversed() {
            let others = kept.filter { $0 != index }
            guard let redundancy = Redundancy(of: index, in: rules, by: others, vpcBlocks: vpcBlocks(ofGroup:))
            else { continue }
            findings.append(finding(redundancy, rules, group))
            // What only the members of now make superfluous must stay: another rule may rest on it tomorrow.
            guard redundancy.meaning == .structural else { continue }
            kept = others
            removed.append(redundancy)
        }
        return (kept, findings + mutual(removed, kept, rules, group))
    }

    /// Rules each of which the rest would cover, but not all of which can go.
    private func mutual(
        _ removed: [Redundancy], _ kept: [Int], _ rules: [GroupRule], _ group: SecurityGroup
    ) -> [Finding] {
        let partial = removed.filter { $0.cover.count > 1 }
        guard !partial.isEmpty else { return [] }
        let stays = kept.filter { index in
            let others = rules.indices.filter { $0 != index }
            let found = Redundancy(of: index, in: rules, by: others, vpcBlocks: vpcBlocks(ofGroup:))
            return found?.meaning == .structural
                && found.map { !Set($0.cover).isDisjoint(with: removed.map(\.index)) } == true
        }
        guard !stays.isEmpty else { return [] }
        return [
            Finding(
                code: .groupMutuallyRedundant, severity: .info, direction: nil, component: group.id,
                message:
                    "Each of \(stays.count + partial.count) rules of \(group.id) is covered by the others, but not all "
                    + "of them can go.",
                evidence: partial.map { "can go: \(rules[$0.index].text)" }
                    + stays.map { "has to stay then: \(rules[$0].text)" })
        ]
    }

    private func finding(_ redundancy: Redundancy, _ rules: [GroupRule], _ group: SecurityGroup) -> Finding {
        let rule = rules[redundancy.index]
        let covers = redundancy.cover.map { rules[$0] }
        let isStructural = redundancy.meaning == .structural
        let isReference = if case .group = rule.rule.peer { true } else { false }
        let code: FindingCode =
            if isReference, covers.allSatisfy({ $0.token == nil }) {
                .groupReferenceCovered
            } else if covers.count > 1 {
                .groupRuleCovered
            } else if isSame(rule, covers[0], isStructural) {
                .groupRuleDuplicate
            } else {
                .groupRuleContained
            }
        let what = covers.count == 1 ? "another rule" : "\(covers.count) other rules together"
        return Finding(
            code: code, severity: isStructural ? .warning : .info, direction: nil, component: group.id,
            message: "\(rule.isEgress ? "Outbound" : "Inbound") rule \(rule.text) of \(group.id) adds nothing: "
                + "\(what) allow\(covers.count == 1 ? "s" : "") all of it"
                + (isStructural ? "." : ", with the members and entries of now."),
            evidence: covers.map { "\(group.id): \($0.text)" } + ["meaning: \(redundancy.meaning.rawValue)"],
            fixes: isStructural ? [removal(of: rule, group)] : [])
    }

    private func isSame(_ one: GroupRule, _ other: GroupRule, _ isStructural: Bool) -> Bool {
        if isStructural, one.token != nil { return one.token == other.token && one.services == other.services }
        let left = (isStructural ? one.blocks : one.current) ?? []
        let right = (isStructural ? other.blocks : other.current) ?? []
        return !left.isEmpty && right.subtracting(left).isEmpty
    }

    /// The removal of a rule that the others cover.
    private func removal(of rule: GroupRule, _ group: SecurityGroup) -> Fix {
        let verb = "revoke-security-group-\(rule.isEgress ? "egress" : "ingress")"
        let what =
            rule.rule.ruleID.map { "--security-group-rule-ids \($0)" }
            ?? "--ip-permissions \(SecurityGroupPermissionText(rule.rule).quoted)"
        return Fix(
            "Remove the rule. Safe: no decision changes.", command: "aws ec2 \(verb) --group-id \(group.id) \(what)")
    }

    /// The blocks that hold every address a member of a group may have, now and later; none where the VPC is not known.
    private func vpcBlocks(ofGroup id: String) -> [CIDRBlock] {
        guard let vpcID = topology.snapshot.securityGroups[id]?.vpcID else { return [] }
        return topology.snapshot.vpcs[vpcID]?.blocks ?? []
    }
}
