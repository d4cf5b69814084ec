/// A network ACL with its entries and the subnets it filters (`DescribeNetworkAcls`).
public struct NetworkACL: SnapshotResource, Hashable {
    static let idKey: StaticString = "NetworkAclId"

    /// `acl-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// The VPC it is part of.
    public let vpcID: String
    /// The entries of both directions, sorted by rule number: the order of evaluation.
    public let entries: [NetworkACLEntry]
    /// The subnets it filters.
    public let subnetIDs: [String]

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("NetworkAclId")
        name = fields.nameTag()
        vpcID = try fields.text("VpcId")
        entries = try fields.list("Entries", NetworkACLEntry.init(from:)).sorted { $0.ruleNumber < $1.ruleNumber }
        subnetIDs = try fields.list("Associations") { item throws(ElementError) in try item.text("SubnetId") }
    }

    /// The entries of one direction, in the order of evaluation.
    public func entries(egress: Bool) -> [NetworkACLEntry] {
        entries.filter { $0.isEgress == egress }
    }
}
