/// An appliance at the far end of a Connect attachment's GRE tunnel (`DescribeTransitGatewayConnectPeers`).
public struct TransitGatewayConnectPeer: SnapshotResource, Hashable {
    static let idKey: StaticString = "TransitGatewayConnectPeerId"

    /// `tgw-connect-peer-…`.
    public let id: String
    /// The attachment.
    public let attachmentID: String
    /// `available` when it is set up; nil where not said.
    public let state: String?
    /// The address of the appliance.
    public let peerAddress: String?
    /// Whether some BGP session with it is up; nil where none is told.
    public let hasSessionUp: Bool?

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("TransitGatewayConnectPeerId")
        attachmentID = try fields.text("TransitGatewayAttachmentId")
        state = try fields.optionalText("State")
        let configuration = try fields.object("ConnectPeerConfiguration")
        peerAddress = try configuration?.optionalText("PeerAddress")
        let statuses =
            try configuration?.list("BgpConfigurations") { item throws(ElementError) in
                try item.optionalText("BgpStatus")
            }.compactMap(\.self) ?? []
        hasSessionUp = statuses.isEmpty ? nil : statuses.contains("up")
    }
}
