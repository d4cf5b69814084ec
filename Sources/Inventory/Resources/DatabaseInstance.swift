/// A database instance (`rds DescribeDBInstances`), as far as its interface goes.
public struct DatabaseInstance: SnapshotResource, Hashable {
    static let idKey: StaticString = "DBInstanceIdentifier"

    /// The ARN where it is said, since names repeat from region to region; else the name.
    public let id: String
    /// The name.
    public let name: String
    /// The name that clients look up.
    public let dnsName: String?
    /// The zone it runs in.
    public let zone: String?
    /// The subnets it may be in.
    public let subnetIDs: [String]
    /// The groups of its interface.
    public let groupIDs: [String]

    init(from fields: Fields) throws(ElementError) {
        name = try fields.text("DBInstanceIdentifier")
        id = try fields.optionalText("DBInstanceArn") ?? name
        dnsName = try fields.object("Endpoint")?.optionalText("Address")
        zone = try fields.optionalText("AvailabilityZone")
        subnetIDs =
            try fields.object("DBSubnetGroup")?.list("Subnets") { item throws(ElementError) in
                try item.text("SubnetIdentifier")
            } ?? []
        groupIDs = try fields.list("VpcSecurityGroups") { item throws(ElementError) in
            try item.text("VpcSecurityGroupId")
        }
    }
}
