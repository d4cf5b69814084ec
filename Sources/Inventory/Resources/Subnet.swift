public import NetworkSets

/// A subnet (`DescribeSubnets`).
public struct Subnet: SnapshotResource, Hashable {
    static let idKey: StaticString = "SubnetId"

    /// `subnet-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// The VPC it is part of.
    public let vpcID: String
    /// Its zone, such as `eu-west-1a`.
    public let availabilityZone: String?
    /// The id of the zone, such as `euw1-az1`, which means the same zone in every account.
    public let availabilityZoneID: String?
    /// Its region, as its ARN or zone tells it.
    public let region: String?
    /// Its blocks: one of IPv4 and perhaps one of IPv6, or only one of IPv6.
    public let blocks: [CIDRBlock]
    /// The mode of VPC block public access here, exclusions counted in; nil where not said.
    public let blockPublicAccessMode: String?

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("SubnetId")
        name = fields.nameTag()
        vpcID = try fields.text("VpcId")
        let zone = try fields.optionalText("AvailabilityZone")
        availabilityZone = zone
        availabilityZoneID = try fields.optionalText("AvailabilityZoneId")
        region = Self.region(ofARN: try fields.optionalText("SubnetArn")) ?? Self.region(ofZone: zone)
        var blocks: [CIDRBlock] = []
        if let block = try fields.optionalBlock("CidrBlock") { blocks.append(block) }
        blocks += try fields.list("Ipv6CidrBlockAssociationSet") { item throws(ElementError) in
            try Vpc.isAssociated(item.object("Ipv6CidrBlockState")) ? item.optionalBlock("Ipv6CidrBlock") : nil
        }.compactMap(\.self)
        self.blocks = blocks
        blockPublicAccessMode = try fields.object("BlockPublicAccessStates")?.optionalText("InternetGatewayBlockMode")
    }

    /// Whether an address lies in one of the subnet's blocks.
    public func contains(_ address: IPAddress) -> Bool {
        blocks.contains { $0.contains(address) }
    }

    static func region(ofARN arn: String?) -> String? {
        let parts = arn?.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false) ?? []
        return parts.count == 5 && SnapshotSource.isRegion(String(parts[3])) ? String(parts[3]) : nil
    }

    /// The region at the start of a zone's name: `eu-west-1a`, but also `us-west-2-lax-1a` for a Local Zone.
    private static func region(ofZone zone: String?) -> String? {
        guard let zone else { return nil }
        let words = zone.split(separator: "-", omittingEmptySubsequences: false)
        return (3...4).lazy.map { count in
            let letters = words.prefix(count).joined(separator: "-")
            return words.count == count ? String(letters.dropLast()) : letters
        }.first(where: SnapshotSource.isRegion)
    }
}
