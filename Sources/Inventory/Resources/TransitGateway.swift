/// A transit gateway (`DescribeTransitGateways`).
public struct TransitGateway: SnapshotResource, Hashable {
    static let idKey: StaticString = "TransitGatewayId"

    /// `tgw-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// The account that owns it.
    public let ownerID: String?
    /// Its region, as its ARN tells it.
    public let region: String?
    /// `available` when it forwards; nil where not said.
    public let state: String?
    /// Whether inbound group rules may name groups of other VPCs attached to it. Off unless switched on.
    public let supportsGroupReferences: Bool

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("TransitGatewayId")
        name = fields.nameTag()
        ownerID = try fields.optionalText("OwnerId")
        region = Subnet.region(ofARN: try fields.optionalText("TransitGatewayArn"))
        state = try fields.optionalText("State")
        supportsGroupReferences =
            try fields.object("Options")?.optionalText("SecurityGroupReferencingSupport") == "enable"
    }
}
