public import NetworkSets

/// A VPC peering connection (`DescribeVpcPeeringConnections`).
public struct VPCPeeringConnection: SnapshotResource, Hashable {
    static let idKey: StaticString = "VpcPeeringConnectionId"

    /// `pcx-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// The side that asked for it.
    public let requester: Side
    /// The side that was asked.
    public let accepter: Side
    /// `active` when it works; nil where not said.
    public internal(set) var status: String?

    /// One VPC of the two.
    public struct Side: Sendable, Hashable {
        /// The VPC.
        public let vpcID: String
        /// The account that owns it.
        public let ownerID: String?
        /// Its region.
        public let region: String?
        /// Its blocks, as far as the connection tells them.
        public let blocks: [CIDRBlock]

        init(from fields: Fields) throws(ElementError) {
            vpcID = try fields.text("VpcId")
            ownerID = try fields.optionalText("OwnerId")
            region = try fields.optionalText("Region")
            var blocks: [CIDRBlock] = []
            if let block = try fields.optionalBlock("CidrBlock") { blocks.append(block) }
            blocks += try fields.list("CidrBlockSet") { item throws(ElementError) in try item.block("CidrBlock") }
            blocks += try fields.list("Ipv6CidrBlockSet") { item throws(ElementError) in
                try item.block("Ipv6CidrBlock")
            }
            self.blocks = Array(Set(blocks)).sorted()
        }
    }

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("VpcPeeringConnectionId")
        name = fields.nameTag()
        requester = try Self.side("RequesterVpcInfo", of: fields)
        accepter = try Self.side("AccepterVpcInfo", of: fields)
        status = try fields.object("Status")?.optionalText("Code")
    }

    private static func side(_ key: StaticString, of fields: Fields) throws(ElementError) -> Side {
        guard let side = try fields.object(key) else {
            throw fields.error(key, "missing, an object is required")
        }
        return try Side(from: side)
    }

    /// The far side as seen from a VPC; nil if the connection does not touch that VPC.
    public func farSide(from vpcID: String) -> Side? {
        if requester.vpcID == vpcID { return accepter }
        return accepter.vpcID == vpcID ? requester : nil
    }

    /// Whether both VPCs are in one region; nil where the output does not say.
    public var isWithinOneRegion: Bool? {
        guard let one = requester.region, let other = accepter.region else { return nil }
        return one == other
    }
}
