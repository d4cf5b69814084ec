import JSONText
import NetworkSets
import Testing

@testable import Inventory

/// Transit gateways, VPN and Direct Connect as the AWS CLI prints them.
@Suite struct TransitGatewayReadingTests {
    private func read(_ files: [String: String]) throws -> Snapshot {
        try SnapshotFolder(files.merging(["z.json": Element.list("Vpcs", Element.vpc("vpc-z"))]) { first, _ in first })
            .read()
    }

    @Test("Of two views of one attachment that of the gateway's owner stays") func ownersView() throws {
        let bare =
            #"{"TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1", "ResourceType": "vpc"}"#
        let whole = bare.dropLast() + #", "Association": {"TransitGatewayRouteTableId": "t", "State": "associated"}}"#
        for (first, second) in [(bare, String(whole)), (String(whole), bare)] {
            let snapshot = try read([
                "a.json": Element.list("TransitGatewayAttachments", first),
                "b.json": Element.list("TransitGatewayAttachments", second),
            ])
            #expect(snapshot.transitGatewayAttachments["tgw-attach-1@tgw-1"]?.tableID == "t")
            #expect(snapshot.warnings.isEmpty)
        }
    }

    @Test("The ends of a peering are two attachments, though of one id") func peeringEnds() throws {
        let ends = ["tgw-1", "tgw-2"].map {
            #"{"TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "\#($0)", "ResourceType": "peering"}"#
        }
        let snapshot = try read(["a.json": Element.list("TransitGatewayAttachments", ends[0], ends[1])])
        #expect(snapshot.transitGatewayAttachments.count == 2)
    }

    @Test("What is asked per table is named after the table") func perTable() throws {
        let end = #"{"TransitGatewayAttachmentId": "tgw-attach-1", "State": "associated"}"#
        let off = #"{"TransitGatewayAttachmentId": "tgw-attach-2", "State": "disassociating"}"#
        let on = #"{"TransitGatewayAttachmentId": "tgw-attach-3", "State": "enabled"}"#
        let snapshot = try read([
            "get-transit-gateway-route-table-associations/tgw-rtb-1.json": #"{"Associations": [\#(end), \#(off)]}"#,
            "get-transit-gateway-route-table-propagations/tgw-rtb-1.json":
                #"{"TransitGatewayRouteTablePropagations": [\#(on)]}"#,
            "p.json": #"""
            {"TransitGatewayPropagations": [{"TransitGatewayRouteTableId": "tgw-rtb-2",
              "TransitGatewayRouteTablePropagations": [\#(on)]}]}
            """#,
        ])
        #expect(snapshot.transitGatewayAssociations["tgw-rtb-1"]?.attachmentIDs == ["tgw-attach-1"])
        #expect(snapshot.transitGatewayPropagations["tgw-rtb-1"]?.attachmentIDs == ["tgw-attach-3"])
        #expect(snapshot.transitGatewayPropagations["tgw-rtb-2"]?.attachmentIDs == ["tgw-attach-3"])
        #expect(snapshot.warnings.isEmpty)
    }

    @Test("Associations of a policy table are not those of a route table") func policyTables() throws {
        let of =
            #"{"TransitGatewayPolicyTableId": "tgw-ptb-1", "TransitGatewayAttachmentId": "a", "State": "associated"}"#
        let snapshot = try read(["get-transit-gateway-policy-table-associations.json": #"{"Associations": [\#(of)]}"#])
        #expect(snapshot.warnings.map(\.kind) == [.unusedKey])
        #expect(snapshot.transitGatewayAssociations.count == 0)
    }

    @Test(
        "Routes of other things are not those of a transit gateway",
        arguments: ["ClientVpnEndpointId", "LocalGatewayRouteTableId", "RouteServerEndpointId"])
    func otherRoutes(_ key: String) throws {
        let snapshot = try read(["routes.json": #"{"Routes": [{"\#(key)": "x", "DestinationCidr": "10.0.0.0/8"}]}"#])
        #expect(snapshot.warnings.map(\.kind) == [.unusedKey])
        #expect(snapshot.transitGatewayRoutes.isComplete)
    }

    @Test("Routes say whether they are all there is") func completeness() throws {
        let row = #"{"DestinationCidrBlock": "10.0.0.0/8", "Type": "static", "State": "active"}"#
        let snapshot = try read([
            "search-transit-gateway-routes/tgw-rtb-1.json":
                #"{"Routes": [\#(row)], "AdditionalRoutesAvailable": true}"#,
            "s.json":
                #"{"TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tgw-rtb-2", "Routes": [\#(row)]}]}"#,
        ])
        #expect(snapshot.transitGatewayRoutes["tgw-rtb-1"]?.isCutShort == true)
        #expect(snapshot.transitGatewayRoutes["tgw-rtb-1"]?.listsStaticOnly == false)
        #expect(snapshot.transitGatewayRoutes["tgw-rtb-2"]?.listsStaticOnly == true)
    }

    @Test("Tunnels, static routes and sessions") func states() throws {
        let snapshot = try read([
            "v.json": #"""
            {"VpnConnections": [{"VpnConnectionId": "vpn-1", "VpnGatewayId": "vgw-1", "State": "available",
              "Options": {"StaticRoutesOnly": true, "TunnelInsideIpVersion": "ipv4"},
              "Routes": [{"DestinationCidrBlock": "192.168.0.0/16", "State": "available"},
                         {"DestinationCidrBlock": "192.168.9.0/24", "State": "deleting"}],
              "VgwTelemetry": [{"Status": "UP", "AcceptedRouteCount": 2},
                               {"StatusMessage": "IPSEC IS DOWN", "Status": "DOWN"}]}],
             "VpnGateways": [{"VpnGatewayId": "vgw-1", "VpcAttachments": [{"VpcId": "vpc-1", "State": "attached"},
              {"VpcId": "vpc-0", "State": "detached"}]}]}
            """#,
            "d.json": #"""
            {"virtualInterfaces": [{"virtualInterfaceId": "dxvif-1", "mtu": 8500, "virtualInterfaceState": "available",
              "bgpPeers": [{"bgpStatus": "down"}, {"bgpStatus": "up"}]},
              {"virtualInterfaceId": "dxvif-2", "bgpPeers": [{"bgpStatus": "unknown"}]}], "nextToken": "more"}
            """#,
        ])
        let connection = try #require(snapshot.vpnConnections["vpn-1"])
        #expect(connection.staticBlocks.map(\.description) == ["192.168.0.0/16"])
        #expect(connection.tunnels.map(\.isUp) == [true, false])
        #expect(snapshot.vpnGateways["vgw-1"]?.attachment(to: "vpc-0") == nil)
        #expect(snapshot.virtualInterfaces["dxvif-1"]?.hasSessionUp == true)
        #expect(snapshot.virtualInterfaces["dxvif-2"]?.hasSessionUp == nil)
        #expect(!snapshot.virtualInterfaces.isComplete)
    }
}
