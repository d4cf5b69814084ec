public import NetworkSets

/// The joining of a Direct Connect gateway to a virtual private or transit gateway
/// (`DescribeDirectConnectGatewayAssociations`).
public struct DirectConnectAssociation: SnapshotResource, Hashable {
    static let idKey: StaticString = "associationId"

    /// A UUID.
    public let id: String
    /// The Direct Connect gateway.
    public let directConnectGatewayID: String
    /// `vgw-…` or `tgw-…`; nil where not said.
    public let gatewayID: String?
    /// `associated` when it works; nil where not said.
    public let state: String?
    /// The blocks on Amazon's side that are announced to the customer.
    public let allowedBlocks: [CIDRBlock]

    init(from fields: Fields) throws(ElementError) {
        directConnectGatewayID = try fields.text("directConnectGatewayId")
        let associated = try fields.object("associatedGateway")?.optionalText("id")
        let virtual = try fields.optionalText("virtualGatewayId")
        gatewayID = associated ?? virtual
        id = try fields.optionalText("associationId") ?? "\(directConnectGatewayID)@\(gatewayID ?? "")"
        state = try fields.optionalText("associationState")
        allowedBlocks = try fields.list("allowedPrefixesToDirectConnectGateway") { item throws(ElementError) in
            try item.block("cidr")
        }
    }
}
