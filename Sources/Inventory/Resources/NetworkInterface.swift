public import NetworkSets

/// A network interface (`DescribeNetworkInterfaces`, or inside `DescribeInstances`).
///
/// A class, because it is handed from component to component and has many parts: copying them was a quarter of the time of
/// an answer.
public final class NetworkInterface: SnapshotResource {
    static let idKey: StaticString = "NetworkInterfaceId"

    /// `eni-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// Every tag with its value.
    public let tags: [String: String]
    /// What its owner wrote about it; services write what it serves.
    public let summary: String?
    /// The VPC it is part of.
    public let vpcID: String
    /// The subnet it is in.
    public let subnetID: String
    /// `interface`, `natGateway`, `lambda`, `vpc_endpoint`, …; nil where not said.
    public let kind: String?
    /// Whether a NAT gateway owns it. The API model's enum has `natGateway`; the API itself prints `nat_gateway`.
    public var isOfNATGateway: Bool { kind == "nat_gateway" || kind == "natGateway" }
    /// `available` (attached to nothing), `in-use`, …; nil where not said.
    public let status: String?
    /// The groups that filter it; none for the interfaces of NAT gateways and the like.
    public let groupIDs: [String]
    /// Whether the output lists its groups at all, be it an empty list.
    public let listsGroups: Bool
    /// The primary private IPv4 address.
    public let primaryAddress: IPAddress?
    /// Every private IPv4 address, with the public address mapped to it, the primary first.
    public let privateAddresses: [PrivateAddress]
    /// Every IPv6 address.
    public let ipv6Addresses: [IPAddress]
    /// Whole blocks delegated to the interface.
    public let delegatedBlocks: [CIDRBlock]
    /// Whether packets that are neither from nor to its own addresses are dropped.
    public let sourceDestinationCheck: Bool
    /// Whether IPv6 traffic with internet gateways is shut off here.
    public let deniesInternetGatewayTraffic: Bool
    /// The instance it is attached to.
    public let instanceID: String?
    /// Its place on the instance; 0 is the primary interface.
    public let deviceIndex: Int?
    /// The state of the attachment: `attaching`, `attached`, `detaching`, `detached`; nil where not said.
    public let attachmentStatus: String?
    /// The tracking timeouts set on it.
    public let connectionTracking: ConnectionTracking?

    convenience init(from fields: Fields) throws(ElementError) {
        try self.init(from: fields, instanceID: nil)
    }

    /// Reads an interface; one listed inside an instance does not repeat the instance's id.
    init(from fields: Fields, instanceID owner: String?) throws(ElementError) {
        id = try fields.text("NetworkInterfaceId")
        tags = fields.has("TagSet") ? fields.tags("TagSet") : fields.tags()
        name = tags["Name"].flatMap { $0.isEmpty ? nil : $0 }
        summary = try fields.optionalText("Description")
        vpcID = try fields.text("VpcId")
        subnetID = try fields.text("SubnetId")
        kind = try fields.optionalText("InterfaceType")
        status = try fields.optionalText("Status")
        groupIDs = try fields.list("Groups") { item throws(ElementError) in try item.text("GroupId") }
        listsGroups = fields.has("Groups")
        let primary = try fields.optionalAddress("PrivateIpAddress")
        var listed = try fields.list("PrivateIpAddresses", PrivateAddress.init(from:))
        // Output that was cut down may keep the primary address only, with its public one beside it.
        if let primary, !listed.contains(where: { $0.address == primary }) {
            let publicAddress = try fields.object("Association")?.optionalAddress("PublicIp")
            listed.append(PrivateAddress(address: primary, isPrimary: true, publicAddress: publicAddress))
        }
        privateAddresses = listed.filter(\.isPrimary) + listed.filter { !$0.isPrimary }
        primaryAddress = primary ?? privateAddresses.first?.address
        ipv6Addresses = try fields.list("Ipv6Addresses") { item throws(ElementError) in try item.address("Ipv6Address")
        }
        delegatedBlocks =
            try fields.list("Ipv4Prefixes") { item throws(ElementError) in try item.block("Ipv4Prefix") }
            + fields.list("Ipv6Prefixes") { item throws(ElementError) in try item.block("Ipv6Prefix") }
        sourceDestinationCheck = try fields.optionalFlag("SourceDestCheck") ?? true
        deniesInternetGatewayTraffic = try fields.optionalFlag("DenyAllIgwTraffic") ?? false
        let attachment = try fields.object("Attachment")
        instanceID = try attachment?.optionalText("InstanceId") ?? owner
        deviceIndex = try attachment?.optionalNumber("DeviceIndex")
        attachmentStatus = try attachment?.optionalText("Status")
        connectionTracking = try fields.object("ConnectionTrackingConfiguration").map(ConnectionTracking.init(from:))
    }

    /// What an edit may change.
    struct Change: Equatable {
        var groupIDs: [String]?
        var sourceDestinationCheck: Bool?
        var connectionTracking: ConnectionTracking?

        var isEmpty: Bool { self == Change() }
    }

    /// The same interface with a change.
    init(_ other: NetworkInterface, changed change: Change) {
        id = other.id
        name = other.name
        tags = other.tags
        summary = other.summary
        vpcID = other.vpcID
        subnetID = other.subnetID
        kind = other.kind
        status = other.status
        primaryAddress = other.primaryAddress
        privateAddresses = other.privateAddresses
        ipv6Addresses = other.ipv6Addresses
        delegatedBlocks = other.delegatedBlocks
        deniesInternetGatewayTraffic = other.deniesInternetGatewayTraffic
        instanceID = other.instanceID
        deviceIndex = other.deviceIndex
        attachmentStatus = other.attachmentStatus
        groupIDs = change.groupIDs ?? other.groupIDs
        listsGroups = other.listsGroups || change.groupIDs != nil
        sourceDestinationCheck = change.sourceDestinationCheck ?? other.sourceDestinationCheck
        connectionTracking = change.connectionTracking ?? other.connectionTracking
    }

    /// Every address the interface answers for: its own and the delegated blocks.
    public var heldAddresses: AddressSet {
        var held = AddressSet()
        if let primaryAddress { held = held.union(AddressSet(primaryAddress)) }
        for entry in privateAddresses { held = held.union(AddressSet(entry.address)) }
        for address in ipv6Addresses { held = held.union(AddressSet(address)) }
        for block in delegatedBlocks { held = held.union(AddressSet(block)) }
        return held
    }
}

extension NetworkInterface: Hashable {
    /// Whether both are the same interface.
    public static func == (left: NetworkInterface, right: NetworkInterface) -> Bool {
        left.id == right.id
    }

    /// Feeds the id.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
    }
}
