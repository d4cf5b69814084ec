import JSONText

extension NetworkDraft {
    struct VPNGateway: Sendable {
        var id = "vgw-1"
        var vpc = "vpc-a"
        var state: String? = "available"
        var attachment: String? = "attached"
    }

    struct VPNConnection: Sendable {
        var id = "vpn-1"
        /// `vgw-…` or `tgw-…`.
        var gateway = "vgw-1"
        var state: String? = "available"
        /// Static routes; nil where BGP announces them.
        var blocks: [String]? = ["192.168.0.0/16"]
        var tunnels: [String?] = ["UP", "DOWN"]
        var inside = "ipv4"
        /// Encryption and integrity algorithms that every tunnel allows.
        var algorithms: (encryption: [String], integrity: [String])?
    }

    struct VirtualInterface: Sendable {
        var id = "dxvif-1"
        /// `vgw-…`, or the id of a Direct Connect gateway.
        var gateway = "dx-1"
        var state: String? = "available"
        var session = "up"
        var mtu = 8500
    }

    /// A Direct Connect gateway and its association.
    struct DirectConnect: Sendable {
        var id = "dx-1"
        var gateway: String
        var state: String? = "associated"
        var allowed: [String] = ["10.0.0.0/16"]
    }

    /// An appliance behind a Connect attachment.
    struct ConnectPeer: Sendable {
        var id = "tgw-connect-peer-1"
        var attachment: String
        var session = "up"
    }

    var onPremisesJSON: [(String, [JSONValue])] {
        [
            (
                "TransitGatewayConnectPeers",
                connectPeers.map {
                    [
                        "TransitGatewayConnectPeerId": .string($0.id), "State": "available",
                        "TransitGatewayAttachmentId": .string($0.attachment),
                        "ConnectPeerConfiguration": [
                            "PeerAddress": "10.0.9.9", "BgpConfigurations": [["BgpStatus": .string($0.session)]],
                        ],
                    ]
                }
            ),
            (
                "VpnGateways",
                vpnGateways.map {
                    Self.object([
                        ("VpnGatewayId", .string($0.id)), ("State", JSONValue($0.state)),
                        (
                            "VpcAttachments",
                            [Self.object([("VpcId", .string($0.vpc)), ("State", JSONValue($0.attachment))])]
                        ),
                    ])
                }
            ), ("VpnConnections", vpnConnections.map(json)), ("virtualInterfaces", virtualInterfaces.map(json)),
            (
                "directConnectGateways",
                directConnects.map {
                    ["directConnectGatewayId": .string($0.id), "directConnectGatewayState": "available"]
                }
            ),
            (
                "directConnectGatewayAssociations",
                directConnects.map {
                    Self.object([
                        ("associationId", .string("assoc-\($0.gateway)")), ("directConnectGatewayId", .string($0.id)),
                        ("associatedGateway", ["id": .string($0.gateway)]), ("associationState", JSONValue($0.state)),
                        (
                            "allowedPrefixesToDirectConnectGateway", .array($0.allowed.map { ["cidr": .string($0)] })
                        ),
                    ])
                }
            ),
        ]
    }

    private func json(_ connection: VPNConnection) -> JSONValue {
        let key = connection.gateway.hasPrefix("tgw-") ? "TransitGatewayId" : "VpnGatewayId"
        let routes = (connection.blocks ?? []).map { block -> JSONValue in
            ["DestinationCidrBlock": .string(block), "Source": "Static", "State": "available"]
        }
        return Self.object([
            ("VpnConnectionId", .string(connection.id)), (key, .string(connection.gateway)),
            ("State", JSONValue(connection.state)), ("CustomerGatewayId", "cgw-1"),
            (
                "Options",
                [
                    "StaticRoutesOnly": .boolean(connection.blocks != nil),
                    "TunnelInsideIpVersion": .string(connection.inside),
                    "TunnelOptions": connection.algorithms.map { encryption, integrity in
                        [
                            [
                                "OutsideIpAddress": "198.51.100.200",
                                "Phase2EncryptionAlgorithms": .array(encryption.map { ["Value": .string($0)] }),
                                "Phase2IntegrityAlgorithms": .array(integrity.map { ["Value": .string($0)] }),
                            ]
                        ]
                    } ?? .null,
                ]
            ), ("Routes", .array(routes)),
            (
                "VgwTelemetry",
                .array(
                    connection.tunnels.enumerated().map { number, status in
                        Self.object([
                            ("OutsideIpAddress", .string("198.51.100.\(200 + number)")), ("Status", JSONValue(status)),
                            ("StatusMessage", status == "DOWN" ? "IPSEC IS DOWN" : ""), ("AcceptedRouteCount", 1),
                        ])
                    })
            ),
        ])
    }

    private func json(_ interface: VirtualInterface) -> JSONValue {
        let key = interface.gateway.hasPrefix("vgw-") ? "virtualGatewayId" : "directConnectGatewayId"
        return Self.object([
            ("virtualInterfaceId", .string(interface.id)), (key, .string(interface.gateway)),
            ("virtualInterfaceState", JSONValue(interface.state)), ("mtu", JSONValue(interface.mtu)),
            ("bgpPeers", [["bgpStatus": .string(interface.session)]]),
        ])
    }

    /// `pair()` with a customer's site at `vgw-1`: `vpn-1`, one of two tunnels up, leads to 192.168.0.0/16.
    static func site() -> NetworkDraft {
        var draft = pair()
        draft.vpnGateways = [VPNGateway()]
        draft.vpnConnections = [VPNConnection()]
        draft[table: "rtb-main"].propagating = ["vgw-1"]
        draft[table: "rtb-main"].routes = [
            Table.Route("192.168.0.0/16", "vgw-1", origin: "EnableVgwRoutePropagation")
        ]
        return draft
    }

    /// `transit()` with a customer's site at `tgw-1`: `vpn-1`, whose router announces 192.168.0.0/16 and fd00:1::/48.
    static func transitSite() -> NetworkDraft {
        var draft = transit()
        draft.vpnConnections = [VPNConnection(gateway: "tgw-1", blocks: nil)]
        draft.attachments.append(Attachment(id: "tgw-attach-vpn", type: "vpn", resource: "vpn-1"))
        draft[gatewayTable: "tgw-rtb-1"].routes.append(.init("192.168.0.0/16", "tgw-attach-vpn", type: "propagated"))
        draft[table: "rtb-main"].routes.append(Table.Route("192.168.0.0/16", "tgw-1"))
        return draft
    }
}
