public import NetworkSets

/// A virtual private cloud (`DescribeVpcs`).
public struct Vpc: SnapshotResource, Hashable {
    static let idKey: StaticString = "VpcId"

    /// `vpc-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// The owner's account id, where the output has it.
    public let ownerID: String?
    /// The block the VPC was made with, where Amazon's DNS server has its address.
    public let primaryBlock: CIDRBlock?
    /// Every associated block, IPv4 and IPv6.
    public let blocks: [CIDRBlock]
    /// The mode of VPC block public access here: `off`, `block-bidirectional`, `block-ingress`; nil where not said.
    public let blockPublicAccessMode: String?

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("VpcId")
        name = fields.nameTag()
        ownerID = try fields.optionalText("OwnerId")
        var blocks: [CIDRBlock] = []
        primaryBlock = try fields.optionalBlock("CidrBlock")
        if let primaryBlock { blocks.append(primaryBlock) }
        blocks += try fields.list("CidrBlockAssociationSet") { item throws(ElementError) in
            try Self.isAssociated(item.object("CidrBlockState")) ? item.optionalBlock("CidrBlock") : nil
        }.compactMap(\.self)
        blocks += try fields.list("Ipv6CidrBlockAssociationSet") { item throws(ElementError) in
            try Self.isAssociated(item.object("Ipv6CidrBlockState")) ? item.optionalBlock("Ipv6CidrBlock") : nil
        }.compactMap(\.self)
        self.blocks = Array(Set(blocks)).sorted()
        blockPublicAccessMode = try fields.object("BlockPublicAccessStates")?.optionalText("InternetGatewayBlockMode")
    }

    static func isAssociated(_ state: Fields?) throws(ElementError) -> Bool {
        guard let text = try state?.optionalText("State") else { return true }
        return text == "associated"
    }
}
