public import NetworkSets

/// A Site-to-Site VPN connection with its tunnels (`DescribeVpnConnections`).
public struct VPNConnection: SnapshotResource, Hashable {
    static let idKey: StaticString = "VpnConnectionId"

    /// `vpn-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// `available` when it is set up; nil where not said.
    public let state: String?
    /// The virtual private gateway it ends at.
    public let vpnGatewayID: String?
    /// The transit gateway it ends at.
    public let transitGatewayID: String?
    /// The customer's end, `cgw-…`.
    public let customerGatewayID: String?
    /// Whether routes are written by hand; else the customer's router announces them.
    public let usesStaticRoutes: Bool
    /// The static routes in use: blocks behind the customer's end.
    public let staticBlocks: [CIDRBlock]
    /// Its tunnels.
    public let tunnels: [Tunnel]
    /// Whether its tunnels carry IPv6 inside.
    public let carriesIPv6: Bool
    /// What each tunnel may agree on.
    public let proposals: [VPNTunnelProposals]

    /// One of its tunnels.
    public struct Tunnel: Sendable, Hashable {
        /// The address of Amazon's end.
        public let outsideAddress: String?
        /// Whether it is up; nil where not said.
        public let isUp: Bool?
        /// What Amazon says about the state, such as `IPSEC IS DOWN`.
        public let message: String?
        /// How many routes the customer's router announces over it.
        public let acceptedRouteCount: Int?

        init(from fields: Fields) throws(ElementError) {
            outsideAddress = try fields.optionalText("OutsideIpAddress")
            isUp = try fields.optionalText("Status").map { $0 == "UP" }
            message = try fields.optionalText("StatusMessage")
            acceptedRouteCount = try fields.optionalNumber("AcceptedRouteCount")
        }
    }

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("VpnConnectionId")
        name = fields.nameTag()
        state = try fields.optionalText("State")
        vpnGatewayID = try fields.optionalText("VpnGatewayId")
        transitGatewayID = try fields.optionalText("TransitGatewayId")
        customerGatewayID = try fields.optionalText("CustomerGatewayId")
        let options = try fields.object("Options")
        usesStaticRoutes = try options?.optionalFlag("StaticRoutesOnly") == true
        carriesIPv6 = try options?.optionalText("TunnelInsideIpVersion") == "ipv6"
        staticBlocks = try fields.list("Routes") { item throws(ElementError) in
            let state = try item.optionalText("State")
            return state == nil || state == "available" ? try item.optionalBlock("DestinationCidrBlock") : nil
        }.compactMap(\.self)
        tunnels = try fields.list("VgwTelemetry", Tunnel.init(from:))
        proposals = try options?.list("TunnelOptions", VPNTunnelProposals.init(from:)) ?? []
    }
}
