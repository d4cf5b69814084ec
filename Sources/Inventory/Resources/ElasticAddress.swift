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
    /// Whether it is associated with anything: an interface, an instance, or what a service of AWS keeps to itself.
    public let isAssociated: Bool

    init(from fields: Fields) throws(ElementError) {
        publicAddress = try fields.address("PublicIp")
        id = try fields.optionalText("AllocationId") ?? publicAddress.description
        privateAddress = try fields.optionalAddress("PrivateIpAddress")
        interfaceID = try fields.optionalText("NetworkInterfaceId")
        let holders = [try fields.optionalText("AssociationId"), try fields.optionalText("InstanceId"), interfaceID]
        isAssociated = privateAddress != nil || holders.contains { $0?.isEmpty == false }
    }
}
