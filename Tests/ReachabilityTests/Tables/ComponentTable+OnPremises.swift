import Reachability

extension ComponentCase {
    private static let site = Ends(source: "i-client", destination: "192.168.1.5:22")
    private static let site6 = Ends(source: "i-client", destination: "[fd00:1::5]:22")

    /// `site()` with a virtual interface of `vgw-1` itself in place of the VPN.
    private static func direct() -> NetworkDraft {
        var draft = NetworkDraft.site()
        draft.vpnConnections = []
        draft.virtualInterfaces = [.init(gateway: "vgw-1")]
        draft[table: "rtb-main"].routes.append(Route("fd00:1::/48", "vgw-1", origin: "EnableVgwRoutePropagation"))
        return draft
    }

    /// `site()` over a Direct Connect gateway in place of the VPN.
    private static func directGateway() -> NetworkDraft {
        var draft = direct()
        draft.virtualInterfaces = [.init()]
        draft.directConnects = [.init(gateway: "vgw-1", allowed: ["10.0.0.0/16", "2600:1f00:a::/56"])]
        return draft
    }

    /// `transitSite()` with a tunnel for IPv6 of its own: a VPN connection carries one family.
    private static func tunnels() -> NetworkDraft {
        var draft = NetworkDraft.transitSite()
        draft.vpnConnections.append(.init(id: "vpn-6", gateway: "tgw-1", blocks: nil, inside: "ipv6"))
        draft.attachments.append(.init(id: "tgw-attach-vpn6", type: "vpn", resource: "vpn-6"))
        draft[gatewayTable: "tgw-rtb-1"].routes.append(.init("fd00:1::/48", "tgw-attach-vpn6", type: "propagated"))
        draft[table: "rtb-main"].routes.append(Route("fd00:1::/48", "tgw-1"))
        return draft
    }

    /// `transitSite()` over a Connect attachment in place of the VPN.
    private static func connected() -> NetworkDraft {
        var draft = NetworkDraft.transitSite()
        draft[attachment: "tgw-attach-vpn"].type = "connect"
        draft.connectPeers = [.init(attachment: "tgw-attach-vpn")]
        draft[gatewayTable: "tgw-rtb-1"].routes.append(.init("fd00:1::/48", "tgw-attach-vpn", type: "propagated"))
        draft[table: "rtb-main"].routes.append(Route("fd00:1::/48", "tgw-1"))
        return draft
    }

    private static func tunnels(_ states: [String?]) -> ComponentTable.Change {
        { draft, _, _ in for index in draft.vpnConnections.indices { draft.vpnConnections[index].tunnels = states } }
    }

    static let onPremises: [ComponentTable] = [
        // A VPN connection of a virtual private gateway carries no IPv6.
        ComponentTable(
            component: "VPN at a virtual private gateway", draft: .site(), ipv4: site, ipv6: nil,
            faults: [
                Fault(.denied, .vpnConnection, tunnels(["DOWN", "DOWN"])),
                Fault(
                    .partial, .vpnConnection,
                    { draft, asked, _ in
                        draft.vpnConnections.append(
                            .init(id: "vpn-2", blocks: ["192.168.1.0/24"], tunnels: ["DOWN", "DOWN"]))
                        asked.destination = "192.168.0.0/16:22"
                    }
                ), Fault(.unknown, nil, tunnels([nil, nil])),
            ]),
        ComponentTable(
            component: "VPN at a transit gateway", draft: tunnels(), ipv4: site, ipv6: site6,
            faults: [
                Fault(.denied, .vpnConnection, tunnels(["DOWN", "DOWN"])),
                Fault(
                    .partial, .transitGatewayRouteTable,
                    { draft, asked, isIPv6 in
                        draft[gatewayTable: "tgw-rtb-1"].routes += [
                            .init("192.168.1.0/24", state: "blackhole"), .init("fd00:1:0:1::/64", state: "blackhole"),
                        ]
                        asked.destination = isIPv6 ? "[fd00:1::/48]:22" : "192.168.0.0/16:22"
                    }
                ), Fault(.unknown, nil, tunnels([nil, nil])),
            ]),
        ComponentTable(
            component: "virtual interface", draft: direct(), ipv4: site, ipv6: site6,
            faults: [
                Fault(.denied, .virtualInterface, { draft, _, _ in draft.virtualInterfaces[0].session = "down" }),
                Fault(.unknown, nil, { draft, _, _ in draft.virtualInterfaces[0].session = "unknown" }),
            ]),
        ComponentTable(
            component: "Direct Connect gateway", draft: directGateway(), ipv4: site, ipv6: site6,
            faults: [
                Fault(
                    .denied, .directConnectGateway, { draft, _, _ in draft.directConnects[0].state = "disassociating" }),
                Fault(
                    .denied, .directConnectGateway, isReply: true,
                    { draft, _, _ in draft.directConnects[0].allowed = ["10.0.2.0/24", "2600:1f00:a:2::/64"] }
                ),
                Fault(
                    .partial, .directConnectGateway, isReply: true,
                    { draft, asked, isIPv6 in
                        draft.directConnects[0].allowed = ["10.0.2.0/24", "2600:1f00:a:2::/64"]
                        asked.source = isIPv6 ? "2600:1f00:a::/56" : "10.0.0.0/16"
                    }
                ), Fault(.unknown, nil, { draft, _, _ in draft.virtualInterfaces = [] }),
            ]),
        // Never allowed: what the appliance at the other end of the tunnel does is its own.
        ComponentTable(
            component: "Connect attachment", draft: connected(), ipv4: site, ipv6: site6, best: .unknown,
            faults: [
                Fault(.denied, .transitGatewayAttachment, { draft, _, _ in draft.connectPeers[0].session = "down" })
            ]),
    ]
}
