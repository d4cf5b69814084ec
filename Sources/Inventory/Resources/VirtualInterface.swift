/// A Direct Connect virtual interface: one BGP session over a physical connection (`DescribeVirtualInterfaces`).
public struct VirtualInterface: SnapshotResource, Hashable {
    static let idKey: StaticString = "virtualInterfaceId"

    /// `dxvif-…`.
    public let id: String
    /// Its name.
    public let name: String?
    /// `private`, `public` or `transit`.
    public let type: String?
    /// `available` when it works; nil where not said.
    public let state: String?
    /// The virtual private gateway it ends at directly.
    public let vpnGatewayID: String?
    /// The Direct Connect gateway it ends at.
    public let directConnectGatewayID: String?
    /// The largest IP packet, in bytes.
    public let mtu: Int?
    /// Whether some BGP session of it is up; nil where no session says.
    public let hasSessionUp: Bool?

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("virtualInterfaceId")
        name = try fields.optionalText("virtualInterfaceName")
        type = try fields.optionalText("virtualInterfaceType")
        state = try fields.optionalText("virtualInterfaceState")
        vpnGatewayID = try fields.optionalText("virtualGatewayId")
        directConnectGatewayID = try fields.optionalText("directConnectGatewayId")
        mtu = try fields.optionalNumber("mtu")
        let statuses = try fields.list("bgpPeers") { item throws(ElementError) in try item.optionalText("bgpStatus") }
            .compactMap(\.self).filter { $0 != "unknown" }
        hasSessionUp = statuses.isEmpty ? nil : statuses.contains("up")
    }
}
