/// One element of `DescribeSecurityGroupRules`: a rule that knows its own id and its group.
struct SecurityGroupRuleRecord: SnapshotResource {
    static let idKey: StaticString = "SecurityGroupRuleId"

    let id: String
    let groupID: String
    let isEgress: Bool
    let rule: SecurityGroupRule

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("SecurityGroupRuleId")
        groupID = try fields.text("GroupId")
        isEgress = try fields.optionalFlag("IsEgress") ?? false
        let match = try SecurityGroupRule.Match(fields, protocol: fields.internetProtocol("IpProtocol"))
        rule = SecurityGroupRule(match, peer: try Self.peer(of: fields), ruleID: id)
    }

    private static func peer(of fields: Fields) throws(ElementError) -> SecurityGroupRule.Peer {
        if let block = try fields.optionalBlock("CidrIpv4") { return .block(block) }
        if let block = try fields.optionalBlock("CidrIpv6") { return .block(block) }
        if let list = try fields.optionalText("PrefixListId") { return .prefixList(list) }
        guard let group = try fields.object("ReferencedGroupInfo") else {
            throw fields.error(
                "CidrIpv4", "missing, and so are CidrIpv6, PrefixListId and ReferencedGroupInfo; one is required")
        }
        return .group(try GroupReference(from: group))
    }
}
