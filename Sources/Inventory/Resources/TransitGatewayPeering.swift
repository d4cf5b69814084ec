/// The peering of two transit gateways, or of one and a core network (`DescribeTransitGatewayPeeringAttachments`).
public struct TransitGatewayPeering: SnapshotResource, Hashable {
    static let idKey: StaticString = "TransitGatewayAttachmentId"

    /// `tgw-attach-…`, the requester's end and mostly the accepter's too.
    public let id: String
    /// The id of the accepter's end, where it is another: peerings within one region have two.
    public let accepterAttachmentID: String?
    /// The side that asked for it.
    public let requester: Side
    /// The side that was asked.
    public let accepter: Side
    /// `available` when it works; nil where not said.
    public let state: String?

    /// One side of the two.
    public struct Side: Sendable, Hashable {
        /// The transit gateway; nil where the side is a core network.
        public let gatewayID: String?
        /// The core network; nil where the side is a transit gateway.
        public let coreNetworkID: String?
        /// The account.
        public let ownerID: String?
        /// The region.
        public let region: String?

        init(from fields: Fields?) throws(ElementError) {
            gatewayID = try fields?.optionalText("TransitGatewayId")
            coreNetworkID = try fields?.optionalText("CoreNetworkId")
            ownerID = try fields?.optionalText("OwnerId")
            region = try fields?.optionalText("Region")
        }
    }

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("TransitGatewayAttachmentId")
        accepterAttachmentID = try fields.optionalText("AccepterTransitGatewayAttachmentId")
        requester = try Side(from: fields.object("RequesterTgwInfo"))
        accepter = try Side(from: fields.object("AccepterTgwInfo"))
        state = try fields.optionalText("State")
    }

    /// The far side as seen from a transit gateway, with the id of its end; nil if the peering does not touch the gateway.
    public func farEnd(from gatewayID: String) -> (side: Side, attachmentID: String)? {
        if requester.gatewayID == gatewayID { return (accepter, accepterAttachmentID ?? id) }
        return accepter.gatewayID == gatewayID ? (requester, id) : nil
    }
}
