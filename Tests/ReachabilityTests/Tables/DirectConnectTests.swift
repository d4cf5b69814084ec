import Findings
import NetworkSets
import Testing

@testable import Reachability

/// Facts E.7 of Direct Connect, at virtual private and transit gateways, and VPN at transit gateways.
@Suite struct DirectConnectTests {
    typealias Route = NetworkDraft.Table.Route

    /// `site()` with Direct Connect in place of the VPN: `dx-1` over `dxvif-1` to `vgw-1`.
    private func directConnect() -> NetworkDraft {
        var draft = NetworkDraft.site()
        draft.vpnConnections = []
        draft.virtualInterfaces = [.init()]
        draft.directConnects = [.init(gateway: "vgw-1")]
        return draft
    }

    @Test("Both ways over a Direct Connect gateway") func gateway() throws {
        var draft = directConnect()
        draft.vpnConnections = [.init(id: "vpn-other", gateway: "vgw-other")]
        let inbound = try draft.ask("192.168.1.5", "i-server:443")
        #expect(inbound.verdict == .allowed)
        #expect(inbound.mtu == PathMTU(bytes: 8500, limitedBy: "dx-1"))
        #expect(try draft.ask("i-client", "192.168.1.5:22").verdict == .allowed)
    }

    @Test("Both ways over a virtual interface of the gateway itself, IPv6 too") func virtualInterface() throws {
        var draft = directConnect()
        draft.directConnects = []
        draft.virtualInterfaces[0].gateway = "vgw-1"
        draft.virtualInterfaces[0].mtu = 1500
        draft[table: "rtb-main"].routes.append(Route("fd00:1::/48", "vgw-1", origin: "EnableVgwRoutePropagation"))
        #expect(try draft.ask("192.168.1.5", "i-server:443").mtu?.bytes == 1500)
        #expect(try draft.ask("i-client", "[fd00:1::5]:22").verdict == .allowed)
        #expect(try draft.ask("fd00:1::5", "i-server:443").verdict == .allowed)
    }

    @Test("E.7: state of interface, session and association") func states() throws {
        func verdict(_ change: (inout NetworkDraft) -> Void) throws -> [String] {
            var draft = directConnect()
            change(&draft)
            return try draft.ask("192.168.1.5", "i-server:443").blockers
        }
        #expect(try verdict { $0.virtualInterfaces[0].state = "down" }.first == "forward dx-1 BAD_STATE")
        #expect(try verdict { $0.virtualInterfaces[0].session = "down" }.first == "forward dx-1 BAD_STATE")
        #expect(try verdict { $0.directConnects[0].state = "disassociating" }.first == "forward dx-1 BAD_STATE")
        var open = directConnect()
        open.virtualInterfaces[0].session = "unknown"
        #expect(try open.ask("192.168.1.5", "i-server:443").verdict == .unknown)
        open.virtualInterfaces = []
        #expect(try open.ask("192.168.1.5", "i-server:443").verdict == .unknown)
    }

    @Test("One of two interfaces is enough") func redundancy() throws {
        var draft = directConnect()
        draft.virtualInterfaces.append(.init(id: "dxvif-2"))
        draft.virtualInterfaces[0].state = "down"
        #expect(try draft.ask("192.168.1.5", "i-server:443").verdict == .allowed)
    }

    @Test("E.7: the allowed prefixes limit what the site learns") func allowedPrefixes() throws {
        var draft = directConnect()
        draft.directConnects[0].allowed = ["10.0.2.0/24"]
        #expect(try draft.ask("192.168.1.5", "i-server:443").verdict == .allowed)
        let answer = try draft.ask("192.168.1.5", "i-client:443")
        #expect(answer.blockers.first == "forward dx-1 DX_PREFIX_NOT_ANNOUNCED")
        // The request gets out, and nobody can answer.
        let outbound = try draft.ask("i-client", "192.168.1.5:22")
        #expect(outbound.forward == .allowed)
        #expect(outbound.blockers == ["return dx-1 DX_PREFIX_NOT_ANNOUNCED"])
    }

    @Test("E.7: Direct Connect goes before VPN for the same prefix") func priority() throws {
        var draft = directConnect()
        draft.vpnConnections = [.init(blocks: nil)]
        #expect(try draft.ask("i-client", "192.168.1.5:22").route.contains("dx-1"))
        #expect(try !draft.ask("i-client", "192.168.1.5:22").route.contains("vpn-1"))
        // What the site chooses is not known: each door is a way.
        #expect(try draft.ask("192.168.1.5", "i-server:443").ways.count == 2)
    }

    @Test("VPN at a transit gateway, both ways") func transitVPN() throws {
        var draft = NetworkDraft.transitSite()
        let inbound = try draft.ask("192.168.1.5", "i-server:443")
        #expect(inbound.verdict == .allowed)
        #expect(
            inbound.ways[0].forwardHops.map(\.component).prefix(4)
                == ["vpn-1", "tgw-attach-vpn", "tgw-rtb-1", "tgw-attach-a"])
        #expect(try draft.ask("i-client", "192.168.1.5:22").verdict == .allowed)
        #expect(try draft.ask("tgw-attach-vpn", "i-server:443").verdict == .allowed)
        #expect(try draft.ask("i-client", "tgw-attach-vpn:22").verdict == .allowed)
        // Behind an attachment of a VPC are the VPC's own hosts.
        let fromVPC = try draft.ask("tgw-attach-b", "i-server:443")
        #expect(fromVPC.verdict == .allowed)
        #expect(fromVPC.question.packets.sources.description == "172.16.1.30/32")
        draft[vpn: "vpn-1"].tunnels = ["DOWN", "DOWN"]
        #expect(try draft.ask("i-client", "192.168.1.5:22").blockers.first == "forward vpn-1 TGW_BAD_STATE_VPN")
        draft[vpn: "vpn-1"].tunnels = ["UP"]
        draft[attachment: "tgw-attach-vpn"].table = nil
        #expect(
            try draft.ask("192.168.1.5", "i-server:443").blockers
                == ["forward tgw-attach-vpn TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"])
    }

    @Test("IPv6 in tunnels of IPv6") func transitVPNIPv6() throws {
        var draft = NetworkDraft.transitSite()
        draft[gatewayTable: "tgw-rtb-1"].routes.append(.init("fd00:1::/48", "tgw-attach-vpn", type: "propagated"))
        draft[table: "rtb-main"].routes.append(Route("fd00:1::/48", "tgw-1"))
        #expect(try draft.ask("fd00:1::5", "i-server:443").blockers.first == "forward vpn-1 PROTOCOL_RESTRICTION")
        draft[vpn: "vpn-1"].inside = "ipv6"
        #expect(try draft.ask("fd00:1::5", "i-server:443").verdict == .allowed)
        #expect(try draft.ask("i-client", "[fd00:1::5]:22").verdict == .allowed)
    }

    @Test("Two VPN attachments for one block are spread over, and each is a way") func equalCost() throws {
        var draft = NetworkDraft.transitSite()
        draft.vpnConnections.append(.init(id: "vpn-2", gateway: "tgw-1", blocks: nil, tunnels: ["DOWN", "DOWN"]))
        draft.attachments.append(.init(id: "tgw-attach-vpn2", type: "vpn", resource: "vpn-2"))
        draft[gatewayTable: "tgw-rtb-1"].routes[4] = .init(
            "192.168.0.0/16", "tgw-attach-vpn", "tgw-attach-vpn2", type: "propagated")
        let answer = try draft.ask("i-client", "192.168.1.5:22")
        #expect(answer.verdict == .partial)
        // Each connection with either zone for the reply.
        #expect(answer.dropped.map(\.share) == [DroppedFlows.WayShare(lost: 2, all: 4)])
        for way in answer.ways {
            let isDown = way.forwardHops.contains { $0.component == "vpn-2" }
            #expect(way.verdict == (isDown ? .denied : .allowed))
        }
    }

    @Test("Direct Connect at a transit gateway") func transitDirectConnect() throws {
        var draft = NetworkDraft.transitSite()
        draft.attachments.append(.init(id: "tgw-attach-dx", type: "direct-connect-gateway", resource: "dx-1"))
        draft[gatewayTable: "tgw-rtb-1"].routes[4] = .init("192.168.0.0/16", "tgw-attach-dx", type: "propagated")
        draft.virtualInterfaces = [.init()]
        draft.directConnects = [.init(gateway: "tgw-1")]
        let inbound = try draft.ask("192.168.1.5", "i-server:443")
        #expect(inbound.verdict == .allowed)
        #expect(inbound.mtu?.bytes == 8500)
        #expect(try draft.ask("i-client", "192.168.1.5:22").verdict == .allowed)
        draft.directConnects = []
        #expect(try draft.ask("i-client", "192.168.1.5:22").verdict == .unknown)
    }

    @Test("A Connect attachment is as good as its BGP sessions, and its appliances are not seen into") func connect()
        throws
    {
        var draft = NetworkDraft.transitSite()
        draft[attachment: "tgw-attach-vpn"].type = "connect"
        draft.connectPeers = [.init(attachment: "tgw-attach-vpn", session: "down")]
        let down = try draft.ask("i-client", "192.168.1.5:22")
        #expect(down.blockers == ["forward tgw-attach-vpn BAD_STATE"])
        draft.connectPeers.append(.init(id: "tgw-connect-peer-2", attachment: "tgw-attach-vpn"))
        let open = try draft.ask("i-client", "192.168.1.5:22")
        #expect(open.verdict == .unknown)
        #expect(open.gaps.first?.why.contains("10.0.9.9") == true)
    }

    @Test("Attachments that are not modelled are named", arguments: ["connect", "client-vpn", "network-function"])
    func otherAttachments(_ type: String) throws {
        var draft = NetworkDraft.transitSite()
        draft[attachment: "tgw-attach-vpn"].type = type
        let answer = try draft.ask("i-client", "192.168.1.5:22")
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.first?.what == "tgw-attach-vpn")
        #expect(answer.gaps.first?.why.contains(type) == true)
    }
}
