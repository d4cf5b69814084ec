/// What is joined to a transit gateway, of any kind (`DescribeTransitGatewayAttachments`).
///
/// The two gateways of a peering may name their ends alike, so the gateway is part of what makes two attachments the same.
public struct TransitGatewayAttachment: SnapshotResource, Hashable {
    static let idKey: StaticString = "TransitGatewayAttachmentId"

    /// The kinds whose way awsdrops knows.
    public enum Kind: String, Sendable, Hashable {
        case vpc
        case peering
        case vpn
        case directConnectGateway = "direct-connect-gateway"
        case connect
    }

    /// The attachment and its gateway: `tgw-attach-…@tgw-…`.
    public let id: String
    /// `tgw-attach-…`.
    public let attachmentID: String
    /// The Name tag.
    public let name: String?
    /// The gateway.
    public let gatewayID: String
    /// What kind of thing is attached, as AWS names it: `vpc`, `vpn`, `peering`, …
    public let resourceType: String
    /// The thing attached: `vpc-…`, `vpn-…`, the id of a Direct Connect gateway, the other gateway of a peering.
    public let resourceID: String?
    /// `available` when it carries packets; nil where not said.
    public let state: String?
    /// The route table for what comes in through it, where an association works.
    public internal(set) var tableID: String?
    /// The state of the association; nil where there is none, or the account asked may not see it.
    public internal(set) var associationState: String?
    /// The account that owns the gateway, which alone sees route tables and associations.
    public let gatewayOwnerID: String?
    /// The account that owns the thing attached.
    public let resourceOwnerID: String?

    /// The kind; nil for one whose way is not modelled.
    public var kind: Kind? { resourceType == "tgw-peering" ? .peering : Kind(rawValue: resourceType) }

    init(from fields: Fields) throws(ElementError) {
        attachmentID = try fields.text("TransitGatewayAttachmentId")
        gatewayID = try fields.text("TransitGatewayId")
        id = Self.key(attachmentID, gatewayID)
        name = fields.nameTag()
        resourceType = try fields.text("ResourceType")
        resourceID = try fields.optionalText("ResourceId")
        state = try fields.optionalText("State")
        gatewayOwnerID = try fields.optionalText("TransitGatewayOwnerId")
        resourceOwnerID = try fields.optionalText("ResourceOwnerId")
        let association = try fields.object("Association")
        associationState = try association?.optionalText("State")
        tableID = associationState == "associated" ? try association?.optionalText("TransitGatewayRouteTableId") : nil
    }

    static func key(_ attachmentID: String, _ gatewayID: String) -> String { "\(attachmentID)@\(gatewayID)" }
}
