import JSONText

extension PlannedSnapshot {
    mutating func removeGroup(_ values: PlannedValues) {
        // Terraform only forgets a VPC's default group.
        if values.optional("name") == "default" { return }
        remove(values, \.securityGroups)
    }

    mutating func makeGroup(_ values: PlannedValues) throws(EditError) {
        let vpcID = values.optional("vpc_id")
        // The default group of a VPC is taken over, with all rules but those written removed.
        let standing = snapshot.securityGroups.byID.values.first { $0.vpcID == vpcID && $0.groupName == "default" }
        let isDefault = values.address.contains("aws_default_security_group.")
        var id = try values.text("id")
        if isDefault, let standing { id = standing.id }
        snapshot.securityGroups.byID[id] = SecurityGroup(
            id: id, groupName: isDefault ? "default" : values.optional("name"), vpcID: vpcID,
            ingress: try inlineRules("ingress", of: values, groupID: id),
            egress: try inlineRules("egress", of: values, groupID: id))
        snapshot.securityGroups.isPresent = true
    }

    /// Only what the plan changes is changed: the lists of a group hold rules too that other resources of Terraform made.
    mutating func updateGroup(_ before: PlannedValues, _ after: PlannedValues) throws(EditError) {
        for id in meant(by: try before.text("id"), in: \.securityGroups, before) {
            for (key, isEgress) in [("ingress", false), ("egress", true)] where after.values[key] != nil {
                let old = try inlineRules(key, of: before, groupID: id)
                let new = try inlineRules(key, of: after, groupID: id)
                for rule in old where !new.contains(where: { $0.matchesSame(as: rule) }) {
                    revoke(rule, from: id, isEgress: isEgress, before)
                }
                for rule in new where !old.contains(where: { $0.matchesSame(as: rule) }) {
                    authorize(rule, in: id, isEgress: isEgress)
                }
            }
        }
    }

    private func inlineRules(
        _ key: String, of values: PlannedValues, groupID: String
    ) throws(EditError) -> [SecurityGroupRule] {
        if values.isUnknown(key) { return [try unknownRule(values, values.optional(key) ?? "")] }
        var rules: [SecurityGroupRule] = []
        for block in try values.blocks(key) {
            rules += try self.rules(block, protocolKey: "protocol", groupKey: "security_groups", groupID: groupID)
        }
        return rules
    }

    /// The rules of a block with lists of peers, as groups and `aws_security_group_rule` have them.
    private func rules(
        _ block: PlannedValues, protocolKey: String, groupKey: String, groupID: String
    ) throws(EditError) -> [SecurityGroupRule] {
        var ranges: [JSONValue] = []
        var ranges6: [JSONValue] = []
        var lists: [JSONValue] = []
        var groups: [JSONValue] = []
        for key in ["cidr_blocks", "cidr_ipv4", "ipv6_cidr_blocks", "cidr_ipv6"] {
            for text in try block.texts(key) {
                if text.isStandIn {
                    lists.append(["PrefixListId": .string(text)])
                } else if key.contains("ipv6") {
                    ranges6.append(["CidrIpv6": .string(text)])
                } else {
                    ranges.append(["CidrIp": .string(text)])
                }
            }
        }
        for key in ["prefix_list_ids", "prefix_list_id"] {
            lists += try block.texts(key).map { ["PrefixListId": .string($0)] }
        }
        for text in try block.texts(groupKey) {
            // A group of another account is written ACCOUNT/GROUP.
            let id = text.isStandIn ? text : text.split(separator: "/").last.map(String.init) ?? text
            if id.isStandIn {
                lists.append(["PrefixListId": .string(id)])
            } else {
                groups.append(["GroupId": .string(id)])
            }
        }
        if block.flag("self") == true { groups.append(["GroupId": .string(groupID)]) }
        for key in [protocolKey, "from_port", "to_port"] {
            if let text = block.optional(key), text.isStandIn { return [try unknownRule(block, text)] }
        }
        return try Self.read(
            [
                ("IpProtocol", .string(block.text(protocolKey))), ("FromPort", block.values["from_port"] ?? .null),
                ("ToPort", block.values["to_port"] ?? .null), ("IpRanges", .array(ranges)),
                ("Ipv6Ranges", .array(ranges6)), ("PrefixListIds", .array(lists)), ("UserIdGroupPairs", .array(groups)),
            ], of: block, SecurityGroupRule.rules(ofPermission:))
    }

    /// A rule that may allow anything.
    private func unknownRule(_ values: PlannedValues, _ standIn: String) throws(EditError) -> SecurityGroupRule {
        let rules = try Self.read(
            [("IpProtocol", "-1"), ("PrefixListIds", [["PrefixListId": .string(standIn)]])], of: values,
            SecurityGroupRule.rules(ofPermission:))
        guard let rule = rules.first else { throw values.fault(standIn, "cannot be made a rule") }
        return rule
    }

    mutating func authorizeRule(_ values: PlannedValues) throws(EditError) {
        try eachRule(values) { $0.authorize($1, in: $2, isEgress: $3) }
    }

    mutating func revokeRule(_ values: PlannedValues) throws(EditError) {
        try eachRule(values) { $0.revoke($1, from: $2, isEgress: $3, values) }
    }

    private mutating func eachRule(
        _ values: PlannedValues, _ change: (inout PlannedSnapshot, SecurityGroupRule, String, Bool) -> Void
    ) throws(EditError) {
        let direction = try values.text("type")
        guard direction == "ingress" || direction == "egress" else {
            throw values.fault("type", "expected ingress or egress, found \"\(direction)\"")
        }
        for id in meant(by: try values.text("security_group_id"), in: \.securityGroups, values) {
            let rules = try rules(values, protocolKey: "protocol", groupKey: "source_security_group_id", groupID: id)
            for rule in rules { change(&self, doubted(rule, values), id, direction == "egress") }
        }
    }

    mutating func authorizeSingle(_ values: PlannedValues, isEgress: Bool) throws(EditError) {
        for id in meant(by: try values.text("security_group_id"), in: \.securityGroups, values) {
            for rule in try single(values, id) { authorize(doubted(rule, values), in: id, isEgress: isEgress) }
        }
    }

    mutating func revokeSingle(_ values: PlannedValues, isEgress: Bool) throws(EditError) {
        for id in meant(by: try values.text("security_group_id"), in: \.securityGroups, values) {
            for rule in try single(values, id) { revoke(rule, from: id, isEgress: isEgress, values) }
        }
    }

    private func single(_ values: PlannedValues, _ groupID: String) throws(EditError) -> [SecurityGroupRule] {
        try rules(
            values, protocolKey: "ip_protocol", groupKey: "referenced_security_group_id", groupID: groupID)
    }

    /// A rule of a group that is not known may be in any group, or not: its peer is then not known.
    private func doubted(_ rule: SecurityGroupRule, _ values: PlannedValues) -> SecurityGroupRule {
        guard let id = values.optional("security_group_id"), id.isStandIn else { return rule }
        return SecurityGroupRule(rule, peer: .prefixList(id))
    }

    private mutating func authorize(_ rule: SecurityGroupRule, in id: String, isEgress: Bool) {
        guard let group = snapshot.securityGroups[id] else { return }
        snapshot.securityGroups.byID[id] = SecurityGroup(
            id: group.id, groupName: group.groupName, vpcID: group.vpcID,
            ingress: group.ingress + (isEgress ? [] : [rule]), egress: group.egress + (isEgress ? [rule] : []))
    }

    private mutating func revoke(
        _ rule: SecurityGroupRule, from id: String, isEgress: Bool, _ values: PlannedValues
    ) {
        guard let group = snapshot.securityGroups[id] else { return }
        let present = group.rules(egress: isEgress)
        let kept = present.filter { !$0.matchesSame(as: rule) }
        if kept.count == present.count { note(values, "\(id) has no such rule in the snapshot") }
        snapshot.securityGroups.byID[id] = SecurityGroup(
            id: group.id, groupName: group.groupName, vpcID: group.vpcID,
            ingress: isEgress ? group.ingress : kept, egress: isEgress ? kept : group.egress)
    }
}
