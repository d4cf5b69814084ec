/// An internet gateway (`DescribeInternetGateways`), or an egress-only one (`DescribeEgressOnlyInternetGateways`).
public struct InternetGateway: SnapshotResource, Hashable {
    static let idKey: StaticString = "InternetGatewayId"

    /// `igw-…` or `eigw-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// The VPCs it is attached to, with the state of each attachment.
    public internal(set) var attachments: [Attachment]

    /// The join of a gateway and a VPC.
    public struct Attachment: Sendable, Hashable {
        /// The VPC.
        public let vpcID: String
        /// `available` or `attached` when it works; `attaching`, `detaching`, `detached` otherwise; nil where not said.
        public let state: String?

        /// Whether packets pass; nil where the state is not said. Internet gateways say `available`, egress-only ones
        /// `attached`.
        public var isWorking: Bool? { state.map { $0 == "available" || $0 == "attached" } }
    }

    init(from fields: Fields) throws(ElementError) {
        if let id = try fields.optionalText("EgressOnlyInternetGatewayId") {
            self.id = id
        } else {
            id = try fields.text("InternetGatewayId")
        }
        name = fields.nameTag()
        attachments = try fields.list("Attachments") { item throws(ElementError) in
            Attachment(vpcID: try item.text("VpcId"), state: try item.optionalText("State"))
        }
    }

    /// The attachment to a VPC, if there is one.
    public func attachment(to vpcID: String) -> Attachment? {
        attachments.first { $0.vpcID == vpcID }
    }
}
