/// A Direct Connect gateway, which joins virtual interfaces to gateways of any region (`DescribeDirectConnectGateways`).
public struct DirectConnectGateway: SnapshotResource, Hashable {
    static let idKey: StaticString = "directConnectGatewayId"

    /// A UUID.
    public let id: String
    /// Its name.
    public let name: String?
    /// `available` when it works; nil where not said.
    public let state: String?

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("directConnectGatewayId")
        name = try fields.optionalText("directConnectGatewayName")
        state = try fields.optionalText("directConnectGatewayState")
    }
}
