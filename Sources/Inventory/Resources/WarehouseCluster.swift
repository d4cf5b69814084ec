public import NetworkSets

/// A cluster of Redshift (`redshift DescribeClusters`): its name, and the addresses of its nodes.
public struct WarehouseCluster: SnapshotResource, Hashable {
    static let idKey: StaticString = "ClusterIdentifier"

    /// The ARN of its namespace where it is said, since names repeat from region to region; else the name.
    public let id: String
    /// The name.
    public let name: String
    /// The name that clients look up.
    public let dnsName: String?
    /// The VPC it is in.
    public let vpcID: String?
    /// The private addresses of its nodes, which are those of its interfaces.
    public let nodeAddresses: [IPAddress]

    init(from fields: Fields) throws(ElementError) {
        name = try fields.text("ClusterIdentifier")
        id = try fields.optionalText("ClusterNamespaceArn") ?? name
        dnsName = try fields.object("Endpoint")?.optionalText("Address")
        vpcID = try fields.optionalText("VpcId")
        nodeAddresses = try fields.list("ClusterNodes") { item throws(ElementError) in
            try item.optionalAddress("PrivateIPAddress")
        }.compactMap(\.self)
    }
}
