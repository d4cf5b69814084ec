public import NetworkSets

/// A subnet (`DescribeSubnets`).
public struct Subnet: SnapshotResource, Hashable {
    /// `subnet-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// The VPC it is part of.
    public let vpcID: String
    /// Its zone, such as `eu-west-1a`.
    public let availabilityZone: String?
    /// Its blocks: one of IPv4 and perhaps one of IPv6, or only one of IPv6.
    public let blocks: [CIDRBlock]
    /// The mode of VPC block public access here, exclusions counted in; nil where not said.
    public let blockPublicAccessMode: String?

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("SubnetId")
        name = fields.nameTag()
        vpcID = try fields.text("VpcId")
        availabilityZone = try fields.optionalText("AvailabilityZone")
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
}
