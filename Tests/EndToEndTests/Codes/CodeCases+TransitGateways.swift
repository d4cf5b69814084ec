import Findings

@testable import ReachabilityTests

extension CodeCase {
    typealias GatewayRow = NetworkDraft.GatewayTable.Row

    /// `transit()` with a third VPC that has nothing to do with the destination.
    private static func detour(_ row: GatewayRow, _ draft: inout NetworkDraft) {
        draft.vpcs.append(.init(id: "vpc-c", blocks: ["192.168.0.0/16"]))
        draft.subnets.append(.init(id: "subnet-tc", vpc: "vpc-c", blocks: ["192.168.200.0/28"]))
        draft.acls.append(.init(id: "acl-tc", vpc: "vpc-c", subnets: ["subnet-tc"], rows: NetworkDraft.ACL.openRows))
        draft.tables.append(.init(id: "rtb-c", vpc: "vpc-c", isMain: true))
        draft.attachments.append(.init(id: "tgw-attach-c", resource: "vpc-c", subnets: ["subnet-tc"]))
        draft[gatewayTable: "tgw-rtb-1"].routes.append(row)
    }

    /// `transit()` without what leads to `vpc-b`.
    private static func isolate(_ draft: inout NetworkDraft) {
        draft[gatewayTable: "tgw-rtb-1"].routes.removeAll { $0.attachments == ["tgw-attach-b"] }
        draft[gatewayTable: "tgw-rtb-1"].propagations = ["tgw-attach-a"]
    }

    static let transitGateways: [CodeCase] = [
        CodeCase(
            .transitGatewayAssociationMissing, in: .transit(), "i-client", "i-far:443",
            fix: "associate-transit-gateway-route-table"
        ) { $0[attachment: "tgw-attach-a"].table = nil },
        CodeCase(
            .transitGatewayRouteZone, in: .transit(), "i-client", "i-far:443", fix: "--add-subnet-ids"
        ) { $0[attachment: "tgw-attach-a"].subnets = ["subnet-tb"] },
        CodeCase(
            .transitGatewayBadStateRoute, in: .transit(), "i-client", "i-far:443", fix: "delete-transit-gateway-route"
        ) { $0[gatewayTable: "tgw-rtb-1"].routes.append(GatewayRow("172.16.1.0/24", state: "blackhole")) },
        CodeCase(
            .transitGatewayCannotRoute, in: .transit(), "i-client", "i-far:443", fix: "create-transit-gateway-route"
        ) { draft in
            isolate(&draft)
            draft[gatewayTable: "tgw-rtb-1"].routes.append(GatewayRow("172.16.9.0/24", "tgw-attach-b"))
        },
        CodeCase(
            .transitGatewayNoRoute, in: .transit(), "i-client", "i-far:443",
            fix: "enable-transit-gateway-route-table-propagation"
        ) { isolate(&$0) },
        CodeCase(
            .transitGatewayMoreSpecificRoute, in: .transit(), "i-client", "i-far:443",
            fix: "delete-transit-gateway-route"
        ) { detour(GatewayRow("172.16.1.0/24", "tgw-attach-c"), &$0) },
        CodeCase(
            .transitGatewayHigherPriorityRoute, in: .transit(), "i-client", "i-far:443",
            fix: "delete-transit-gateway-route"
        ) { detour(GatewayRow("172.16.0.0/16", "tgw-attach-c"), &$0) },
        CodeCase(.transitGatewayRoutesUnknown, in: .transit(), "i-client", "i-far:443", fix: nil) {
            $0.absent = ["search-transit-gateway-routes", "get-transit-gateway-route-table-propagations"]
        },
        CodeCase(
            .transitGatewayAttachmentZone, in: .transit(), "i-client", "i-far:443",
            options: ["--through", "eni-tgw-b"], fix: "without"
        ) { draft in
            draft.interfaces += [
                .init(id: "eni-tgw-a", subnet: "subnet-ta", addresses: ["10.0.200.4"], kind: "transit_gateway"),
                .init(id: "eni-tgw-b", subnet: "subnet-tb", addresses: ["10.0.200.20"], kind: "transit_gateway"),
            ]
        },
        CodeCase(
            .componentFilter, in: .transit(), "i-client", "i-far:443", options: ["--not-through", "tgw-1"],
            fix: "without"),
        CodeCase(.unknownResource, in: .transit(), "i-client", "i-far:443", fix: nil) {
            $0[table: "rtb-main"].routes = [Route("172.16.0.0/16", "pcx-9")]
        },
        CodeCase(.unknownDestination, in: .pair(), "i-client", "192.168.1.1:443", fix: nil) {
            $0[table: "rtb-main"].routes = [Route("192.168.0.0/16", "lgw-1")]
        },
    ]

    /// VPN and Direct Connect.
    static let sites: [CodeCase] = [
        CodeCase(.badStateVPN, in: .site(), "vpn-1", "i-server:443", fix: "tunnel") {
            $0[vpn: "vpn-1"].tunnels = ["DOWN", "DOWN"]
        },
        CodeCase(.transitGatewayBadStateVPN, in: .transitSite(), "i-client", "192.168.1.5:22", fix: "tunnel") {
            $0[vpn: "vpn-1"].tunnels = ["DOWN", "DOWN"]
        },
        CodeCase(
            .vpnGatewayPrivateAddressForEgress, in: .transit(), "i-client", "192.168.1.5:22", fix: "transit gateway"
        ) { draft in
            draft.vpnGateways = [.init(vpc: "vpc-b")]
            draft.vpnConnections = [.init()]
            draft.tables.append(
                .init(id: "rtb-t", vpc: "vpc-b", subnets: ["subnet-tfar"], routes: [Route("192.168.0.0/16", "vgw-1")]))
            draft[table: "rtb-main"].routes.append(Route("192.168.0.0/16", "tgw-1"))
            draft[gatewayTable: "tgw-rtb-1"].routes.append(.init("192.168.0.0/16", "tgw-attach-b"))
        },
        CodeCase(
            .vpnGatewayPrivateAddressForIngress, in: .peered(), "vpn-1", "i-far:443", fix: "transit gateway"
        ) { draft in
            let site = NetworkDraft.site()
            (draft.vpnGateways, draft.vpnConnections) = (site.vpnGateways, site.vpnConnections)
            draft[table: "rtb-main"].propagating = ["vgw-1"]
            draft[table: "rtb-main"].routes += site[table: "rtb-main"].routes
        },
        CodeCase(
            .directConnectPrefixNotAnnounced, in: .transit(), "192.168.1.5", "i-client:443",
            fix: "update-direct-connect-gateway-association"
        ) { draft in
            draft.virtualInterfaces = [.init()]
            draft.directConnects = [.init(gateway: "tgw-1", allowed: ["10.0.2.0/24"])]
            draft.attachments.append(.init(id: "tgw-attach-dx", type: "direct-connect-gateway", resource: "dx-1"))
            draft[gatewayTable: "tgw-rtb-1"].routes.append(
                .init("192.168.0.0/16", "tgw-attach-dx", type: "propagated"))
            draft[table: "rtb-main"].routes.append(Route("192.168.0.0/16", "tgw-1"))
        },
    ]
}
