public import NetworkSets

/// A NAT gateway (`DescribeNatGateways`).
public struct NATGateway: SnapshotResource, Hashable {
    static let idKey: StaticString = "NatGatewayId"

    /// `nat-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// The VPC it serves.
    public let vpcID: String
    /// The subnet it stands in; nil for a regional one.
    public let subnetID: String?
    /// `pending`, `available`, `failed`, `deleting`, `deleted`; nil where not said.
    public let state: String?
    /// Whether it has public addresses.
    public let isPublic: Bool
    /// Whether it spans the zones of the VPC instead of standing in a subnet.
    public let isRegional: Bool
    /// Whether a regional one spreads to zones by itself, where the VPC gets subnets; nil where not said.
    public let spreadsToZones: Bool?
    /// The route table of a regional one, which stands in no subnet; nil where not said.
    public let routeTableID: String?
    /// The addresses it sends from.
    public let addresses: [Address]

    /// One of its addresses.
    public struct Address: Sendable, Hashable {
        /// The private address, which is what packets carry behind it.
        public let privateAddress: IPAddress?
        /// The public address the internet gateway translates it to.
        public let publicAddress: IPAddress?
        /// The interface that holds the address.
        public let interfaceID: String?
        /// `succeeded` when in use; nil where not said.
        public let status: String?
        /// The zone whose traffic it serves, of a regional one.
        public let zone: String?
    }

    /// The addresses that packets carry behind it, with the zone each serves. A regional one has no private addresses of its
    /// own, and puts its public ones in place right away.
    public var sendingAddresses: [(address: IPAddress, zone: String?)] {
        addresses.filter { $0.status == nil || $0.status == "succeeded" }.compactMap { entry in
            let address = isRegional ? entry.privateAddress ?? entry.publicAddress : entry.privateAddress
            return address.map { ($0, entry.zone) }
        }
    }

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("NatGatewayId")
        name = fields.nameTag()
        vpcID = try fields.text("VpcId")
        subnetID = try fields.optionalText("SubnetId")
        state = try fields.optionalText("State")
        isPublic = try fields.optionalText("ConnectivityType") != "private"
        isRegional = try fields.optionalText("AvailabilityMode") == "regional"
        spreadsToZones = try fields.optionalText("AutoProvisionZones").map { $0 == "enabled" }
        routeTableID = try fields.optionalText("RouteTableId")
        addresses = try fields.list("NatGatewayAddresses") { item throws(ElementError) in
            Address(
                privateAddress: try item.optionalAddress("PrivateIp"),
                publicAddress: try item.optionalAddress("PublicIp"),
                interfaceID: try item.optionalText("NetworkInterfaceId"), status: try item.optionalText("Status"),
                zone: try item.optionalText("AvailabilityZone"))
        }
    }
}
