/// A Connect attachment: GRE tunnels to appliances, over another attachment (`DescribeTransitGatewayConnects`).
public struct TransitGatewayConnect: SnapshotResource, Hashable {
    static let idKey: StaticString = "TransitGatewayAttachmentId"

    /// `tgw-attach-…`.
    public let id: String
    /// The attachment that carries its tunnels.
    public let transportAttachmentID: String?

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("TransitGatewayAttachmentId")
        transportAttachmentID = try fields.optionalText("TransportTransitGatewayAttachmentId")
    }
}
