/// A network ACL with its entries and the subnets it filters (`DescribeNetworkAcls`).
public struct NetworkACL: SnapshotResource, Hashable {
    static let idKey: StaticString = "NetworkAclId"

    /// `acl-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// The VPC it is part of.
    public let vpcID: String
    /// Whether subnets without an ACL of their own have this one; nil where not said.
    public let isDefault: Bool?
    /// The entries of both directions, sorted by rule number: the order of evaluation.
    public internal(set) var entries: [NetworkACLEntry]
    /// The subnets it filters.
    public internal(set) var subnetIDs: [String]
    /// The subnets by the ids of their associations.
    let associations: [String: String]

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("NetworkAclId")
        name = fields.nameTag()
        vpcID = try fields.text("VpcId")
        isDefault = try fields.optionalFlag("IsDefault")
        entries = try fields.list("Entries", NetworkACLEntry.init(from:)).sorted { $0.ruleNumber < $1.ruleNumber }
        var associations: [String: String] = [:]
        subnetIDs = try fields.list("Associations") { item throws(ElementError) in
            let subnet = try item.text("SubnetId")
            if let id = try item.optionalText("NetworkAclAssociationId") { associations[id] = subnet }
            return subnet
        }
        self.associations = associations
    }

    /// The entries of one direction, in the order of evaluation.
    public func entries(egress: Bool) -> [NetworkACLEntry] {
        entries.filter { $0.isEgress == egress }
    }
}
