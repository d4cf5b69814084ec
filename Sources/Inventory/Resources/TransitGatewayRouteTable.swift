/// A route table of a transit gateway, without its rows (`DescribeTransitGatewayRouteTables`).
public struct TransitGatewayRouteTable: SnapshotResource, Hashable {
    static let idKey: StaticString = "TransitGatewayRouteTableId"

    /// `tgw-rtb-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// The gateway it is part of.
    public let gatewayID: String
    /// `available` when in use; nil where not said.
    public let state: String?

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("TransitGatewayRouteTableId")
        name = fields.nameTag()
        gatewayID = try fields.text("TransitGatewayId")
        state = try fields.optionalText("State")
    }
}
