public import NetworkSets

/// An Elastic IP address (`DescribeAddresses`).
public struct ElasticAddress: SnapshotResource, Hashable {
    static let idKey: StaticString = "PublicIp"

    /// `eipalloc-…`, or the address itself where there is no allocation id.
    public let id: String
    /// The public address.
    public let publicAddress: IPAddress
    /// The private address it is mapped to.
    public let privateAddress: IPAddress?
    /// The interface that holds the private address.
    public let interfaceID: String?

    init(from fields: Fields) throws(ElementError) {
        publicAddress = try fields.address("PublicIp")
        id = try fields.optionalText("AllocationId") ?? publicAddress.description
        privateAddress = try fields.optionalAddress("PrivateIpAddress")
        interfaceID = try fields.optionalText("NetworkInterfaceId")
    }
}
