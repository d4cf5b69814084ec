import NetworkSets

extension Snapshot {
    func groupEdits(since old: Snapshot) -> [ConfigurationEdit] {
        let ids = Set(old.securityGroups.byID.keys).union(securityGroups.byID.keys)
        return ids.sorted().flatMap { id -> [ConfigurationEdit] in
            switch (old.securityGroups[id], securityGroups[id]) {
            case (let before?, let after?): before == after ? [] : Self.ruleEdits(before, after)
            case (let before, _):
                [
                    ConfigurationEdit(
                        action: before == nil ? .added : .removed, resource: "security group", id: id, detail: nil,
                        scope: .group(id)
                    ) { $0.securityGroups.byID[id] = $1.securityGroups[id] }
                ]
            }
        }
    }

    private static func ruleEdits(_ before: SecurityGroup, _ after: SecurityGroup) -> [ConfigurationEdit] {
        [false, true].flatMap { isEgress -> [ConfigurationEdit] in
            let (old, new) = (Set(before.rules(egress: isEgress).map(\.unnamed)), after.rules(egress: isEgress))
            let added = Set(new.map(\.unnamed)).subtracting(old)
            let removed = old.subtracting(new.map(\.unnamed))
            let edits = added.map { ($0, ConfigurationEdit.Action.added) } + removed.map { ($0, .removed) }
            return edits.map { rule, action in
                ruleEdit(rule, action, of: before.id, isEgress)
            }.sorted { $0.text < $1.text }
        }
    }

    private static func ruleEdit(
        _ rule: SecurityGroupRule, _ action: ConfigurationEdit.Action, of id: String, _ isEgress: Bool
    ) -> ConfigurationEdit {
        ConfigurationEdit(
            action: action, resource: "security group", id: id,
            detail: "rule \(action.rawValue): \(isEgress ? "outbound" : "inbound") \(rule.words(egress: isEgress))",
            scope: .group(id), peer: rule.peer
        ) { snapshot, other in
            guard let group = snapshot.securityGroups[id] else { return }
            let theirs = other.securityGroups[id]?.rules(egress: isEgress).filter { $0.unnamed == rule } ?? []
            let rules = group.rules(egress: isEgress).filter { $0.unnamed != rule } + theirs
            snapshot.securityGroups.byID[id] = SecurityGroup(
                id: id, groupName: group.groupName, vpcID: group.vpcID, ingress: isEgress ? group.ingress : rules,
                egress: isEgress ? rules : group.egress)
        }
    }
}

extension SecurityGroupRule {
    /// The rule without the id that AWS gives it anew whenever it is made.
    var unnamed: SecurityGroupRule {
        var rule = self
        rule.ruleID = nil
        return rule
    }

    /// `tcp 443 from 10.0.0.0/8`.
    func words(egress isEgress: Bool) -> String {
        "\(RuleWords.service(`protocol`, ports, icmp)) \(isEgress ? "to" : "from") \(peer.names)"
    }
}
