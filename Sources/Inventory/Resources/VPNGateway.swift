/// A virtual private gateway: the end of VPN connections and Direct Connect at a VPC (`DescribeVpnGateways`).
public struct VPNGateway: SnapshotResource, Hashable {
    static let idKey: StaticString = "VpnGatewayId"

    /// `vgw-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// `available` when it works; nil where not said.
    public let state: String?
    /// The VPCs it is or was attached to; at most one of them works.
    public let attachments: [Attachment]

    /// A VPC it is attached to.
    public struct Attachment: Sendable, Hashable {
        /// The VPC.
        public let vpcID: String
        /// `attached` when it works; nil where not said.
        public let state: String?
    }

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("VpnGatewayId")
        name = fields.nameTag()
        state = try fields.optionalText("State")
        attachments = try fields.list("VpcAttachments") { item throws(ElementError) in
            Attachment(vpcID: try item.text("VpcId"), state: try item.optionalText("State"))
        }
    }

    /// The attachment to a VPC, the working one first; nil where there is none or it was given up.
    public func attachment(to vpcID: String) -> Attachment? {
        let here = attachments.filter { $0.vpcID == vpcID && $0.state != "detached" }
        return here.first { $0.state == "attached" } ?? here.first
    }
}
