import Findings
import Inventory
import NetworkSets
import Topology

/// Groups beside each other: on the same interfaces, the same as another, on nothing.
extension SecurityGroupLint {
    func besideEachOther(_ groups: [SecurityGroup]) -> [Finding] {
        groups.flatMap { onEveryInterface($0) } + clones(groups) + groups.compactMap(unused)
    }

    /// The sets of groups that interfaces carry and one group is in, each once.
    private func companies(of group: SecurityGroup) -> [[String]] {
        let sets = Set(topology.interfaces(inGroup: group.id).map { Set($0.groupIDs) })
        return sets.map { $0.subtracting([group.id]).sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Rules, or the whole group, that the other groups of every interface make superfluous.
    private func onEveryInterface(_ group: SecurityGroup) -> [Finding] {
        let companies = companies(of: group)
        guard topology.knowsMembers(ofGroup: group.id), !companies.isEmpty,
            companies.allSatisfy({ !$0.isEmpty }),
            companies.joined().allSatisfy({ topology.snapshot.securityGroups[$0] != nil })
        else { return [] }
        var covered: [GroupRule] = []
        var count = 0
        for isEgress in [false, true] {
            let own = rules.rules(of: group.id, isEgress: isEgress)
            count += own.count
            covered += own.filter { rule in companies.allSatisfy { covers($0, rule) } }
        }
        if covered.isEmpty { return [] }
        let companions = Set(companies.joined()).sorted().joined(separator: ", ")
        let referrers = rules.referrers(of: group.id)
        if covered.count == count {
            // A member of a group is also somebody that other groups let in.
            let caveat =
                referrers.isEmpty
                ? [] : ["being a member still matters: \(referrers.joined(separator: ", ")) refer to it"]
            return [
                Finding(
                    code: .groupAddsNothing, severity: referrers.isEmpty ? .warning : .info, direction: nil,
                    component: group.id,
                    message:
                        "\(group.id) adds nothing to any interface that carries it: \(companions) allow all it does.",
                    evidence: covered.map(\.text) + caveat)
            ]
        }
        return covered.map { rule in
            Finding(
                code: .groupRuleCoveredElsewhere, severity: .info, direction: nil, component: group.id,
                message:
                    "\(rule.isEgress ? "Outbound" : "Inbound") rule \(rule.text) of \(group.id) adds nothing to any "
                    + "interface that carries it: \(companions) allow all of it.",
                evidence: ["meaning: \(Redundancy.Meaning.snapshot.rawValue), by the groups of each interface"])
        }
    }

    private func covers(_ companions: [String], _ rule: GroupRule) -> Bool {
        let others = rules.rules(of: companions, isEgress: rule.isEgress)
        let redundancy = Redundancy(
            of: others.count, in: others + [rule], by: Array(others.indices), vpcBlocks: { _ in [] })
        return redundancy?.meaning == .structural
    }

    private struct Content: Hashable {
        let vpcID: String?
        let rules: Set<SecurityGroupRule>
        let egress: Set<SecurityGroupRule>
    }

    /// Groups of one VPC that say the same.
    private func clones(_ groups: [SecurityGroup]) -> [Finding] {
        func bare(_ rules: [SecurityGroupRule]) -> Set<SecurityGroupRule> {
            Set(
                rules.map { rule in
                    var rule = rule
                    rule.ruleID = nil
                    return rule
                })
        }
        let alike = Dictionary(grouping: groups.filter { !$0.ingress.isEmpty }) {
            Content(vpcID: $0.vpcID, rules: bare($0.ingress), egress: bare($0.egress))
        }
        return alike.values.filter { $0.count > 1 }.map { same in
            let ids = same.map(\.id).sorted()
            return Finding(
                code: .groupClone, severity: .info, direction: nil, component: ids[0],
                message: "\(ids.joined(separator: ", ")) have the same rules.",
                evidence: ["\(same[0].ingress.count) inbound and \(same[0].egress.count) outbound rules each"])
        }.sorted { $0.component < $1.component }
    }

    /// A group on no interface that no rule names.
    private func unused(_ group: SecurityGroup) -> Finding? {
        // Every VPC has a default group, which cannot be deleted.
        guard topology.knowsMembers(ofGroup: group.id), group.groupName != "default",
            topology.interfaces(inGroup: group.id).isEmpty, rules.referrers(of: group.id).isEmpty
        else { return nil }
        return Finding(
            code: .groupUnused, severity: .info, direction: nil, component: group.id,
            message: "\(group.id) is on no interface, and no rule refers to it.", evidence: ["no interface carries it"],
            fixes: [
                Fix(
                    "Delete it, unless something that is started later uses it (a launch template, for one).",
                    command: "aws ec2 delete-security-group --group-id \(group.id)")
            ])
    }
}
