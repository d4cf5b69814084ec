/// A security group with its rules (`DescribeSecurityGroups`).
public struct SecurityGroup: SnapshotResource, Hashable {
    static let idKey: StaticString = "GroupId"

    /// `sg-…`.
    public let id: String
    /// The group's name.
    public let groupName: String?
    /// The VPC it is part of.
    public let vpcID: String?
    /// What it lets in.
    public let ingress: [SecurityGroupRule]
    /// What it lets out.
    public let egress: [SecurityGroupRule]

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("GroupId")
        groupName = try fields.optionalText("GroupName")
        vpcID = try fields.optionalText("VpcId")
        ingress = try fields.list("IpPermissions", SecurityGroupRule.rules(ofPermission:)).flatMap(\.self)
        egress = try fields.list("IpPermissionsEgress", SecurityGroupRule.rules(ofPermission:)).flatMap(\.self)
    }

    /// A group put together from its parts, as `DescribeSecurityGroupRules` gives them.
    init(
        id: String, groupName: String? = nil, vpcID: String?, ingress: [SecurityGroupRule], egress: [SecurityGroupRule]
    ) {
        self.id = id
        self.groupName = groupName
        self.vpcID = vpcID
        self.ingress = ingress
        self.egress = egress
    }

    /// The rules of one direction.
    public func rules(egress isEgress: Bool) -> [SecurityGroupRule] {
        isEgress ? egress : ingress
    }
}

extension SecurityGroup {
    /// The same group with the ids that `DescribeSecurityGroupRules` gives its rules.
    func withRuleIDs(of records: [SecurityGroupRuleRecord]) -> SecurityGroup {
        func named(_ rules: [SecurityGroupRule], egress: Bool) -> [SecurityGroupRule] {
            rules.map { rule in
                var rule = rule
                rule.ruleID = records.first { $0.isEgress == egress && $0.rule.matchesSame(as: rule) }?.id
                return rule
            }
        }
        return SecurityGroup(
            id: id, groupName: groupName, vpcID: vpcID, ingress: named(ingress, egress: false),
            egress: named(egress, egress: true))
    }
}
