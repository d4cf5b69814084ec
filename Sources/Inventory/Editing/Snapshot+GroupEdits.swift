import JSONText

extension Snapshot {
    mutating func authorize(_ fields: Fields, isEgress: Bool) throws(ElementError) {
        let group = try existing("GroupId", of: fields, in: securityGroups)
        let rules = try rules(of: fields)
        securityGroups.byID[group.id] = SecurityGroup(
            id: group.id, groupName: group.groupName, vpcID: group.vpcID,
            ingress: group.ingress + (isEgress ? [] : rules), egress: group.egress + (isEgress ? rules : []))
    }

    mutating func revoke(_ fields: Fields, isEgress: Bool) throws(ElementError) {
        let group = try existing("GroupId", of: fields, in: securityGroups)
        let ids = try fields.texts("SecurityGroupRuleIds")
        let rules = ids.isEmpty ? try rules(of: fields) : []
        func isRevoked(_ rule: SecurityGroupRule) -> Bool {
            rule.ruleID.map(ids.contains) == true || rules.contains { $0.matchesSame(as: rule) }
        }
        let present = group.rules(egress: isEgress)
        let kept = present.filter { !isRevoked($0) }
        guard kept.count < present.count else {
            throw ElementError(field: group.id, reason: "has no such rule to revoke")
        }
        securityGroups.byID[group.id] = SecurityGroup(
            id: group.id, groupName: group.groupName, vpcID: group.vpcID,
            ingress: isEgress ? group.ingress : kept, egress: isEgress ? kept : group.egress)
    }

    private func rules(of fields: Fields) throws(ElementError) -> [SecurityGroupRule] {
        let listed = try fields.list("IpPermissions", SecurityGroupRule.rules(ofPermission:)).flatMap(\.self)
        if !listed.isEmpty { return listed }
        let rules = try simpleRules(of: fields)
        guard !rules.isEmpty else {
            throw fields.error("IpPermissions", "missing: a permission with a peer is required")
        }
        return rules
    }

    /// `--protocol tcp --port 443 --cidr 10.0.0.0/8`, or `--source-group sg-1`.
    private func simpleRules(of fields: Fields) throws(ElementError) -> [SecurityGroupRule] {
        guard let name = try fields.optionalText("Protocol") else { return [] }
        var members: [(String, JSONValue)] = [("IpProtocol", .string(name))]
        if fields.element["Port"]?.int != nil, let port = try fields.optionalNumber("Port") {
            members += [("FromPort", JSONValue(port)), ("ToPort", JSONValue(port))]
        } else if let range = try fields.optionalText("Port") {
            let ends = range.split(separator: "-").compactMap { Int($0) }
            guard ends.count == 2 else { throw fields.error("Port", "expected PORT or PORT-PORT, found \"\(range)\"") }
            members += [("FromPort", JSONValue(ends[0])), ("ToPort", JSONValue(ends[1]))]
        }
        if let block = try fields.optionalText("Cidr") {
            members.append(
                block.contains(":")
                    ? ("Ipv6Ranges", [["CidrIpv6": .string(block)]]) : ("IpRanges", [["CidrIp": .string(block)]]))
        }
        if let group = try fields.optionalText("SourceGroup") {
            members.append(("UserIdGroupPairs", [["GroupId": .string(group)]]))
        }
        guard let document = try? JSONDocument(parsing: JSONValue(members: members).encodedString()) else {
            throw fields.error("Protocol", "cannot be made a permission")
        }
        return try SecurityGroupRule.rules(ofPermission: Fields(document.root))
    }
}
