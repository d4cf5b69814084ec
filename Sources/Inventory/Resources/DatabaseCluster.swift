/// A database cluster (`rds DescribeDBClusters`): the names under which its members are reached.
public struct DatabaseCluster: SnapshotResource, Hashable {
    static let idKey: StaticString = "DBClusterIdentifier"

    /// The ARN where it is said; else the name.
    public let id: String
    /// The name.
    public let name: String
    /// The names that clients look up, for writing and for reading.
    public let dnsNames: [String]
    /// The names of its instances.
    public let memberNames: [String]

    init(from fields: Fields) throws(ElementError) {
        name = try fields.text("DBClusterIdentifier")
        id = try fields.optionalText("DBClusterArn") ?? name
        let writer = try fields.optionalText("Endpoint")
        let reader = try fields.optionalText("ReaderEndpoint")
        dnsNames = [writer, reader].compactMap(\.self)
        memberNames = try fields.list("DBClusterMembers") { item throws(ElementError) in
            try item.text("DBInstanceIdentifier")
        }
    }
}
