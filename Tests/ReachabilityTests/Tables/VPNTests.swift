import Findings
import NetworkSets
import Testing

@testable import Reachability

/// Facts E.7 of virtual private gateways and VPN connections, and on-premises hosts as both ends.
@Suite struct VPNTests {
    typealias Route = NetworkDraft.Table.Route

    @Test("From the site and to it, and back the same way") func bothWays() throws {
        var draft = NetworkDraft.site()
        let inbound = try draft.ask("192.168.1.5", "i-server:443")
        #expect(inbound.verdict == .allowed)
        #expect(inbound.ways.map(\.from) == ["on-premises"])
        #expect(inbound.ways[0].forwardHops.map(\.component).prefix(2) == ["vpn-1", "vgw-1"])
        #expect(inbound.ways[0].returnHops.map(\.component).suffix(2) == ["vgw-1", "vpn-1"])
        #expect(inbound.mtu == PathMTU(bytes: 1446, limitedBy: "vpn-1", forCertain: 1406))
        let outbound = try draft.ask("i-client", "192.168.1.5:22")
        #expect(outbound.verdict == .allowed)
        #expect(outbound.ways.map(\.to) == ["on-premises"])
        #expect(outbound.blockers.isEmpty)
        draft[group: "sg-server"].ingress = [.tcp(443, "10.0.0.0/8")]
        #expect(
            try draft.ask("192.168.1.5", "i-server:443").blockers == ["forward eni-server ENI_SG_RULES_MISMATCH"])
    }

    @Test("The site as an end by the id of the connection or gateway", arguments: ["vpn-1", "vgw-1"])
    func endsByID(_ id: String) throws {
        let draft = NetworkDraft.site()
        let inbound = try draft.ask(id, "i-server:443")
        #expect(inbound.verdict == .allowed)
        #expect(inbound.question.packets.sources.description == "192.168.0.0/16")
        #expect(try draft.ask("i-client", "\(id):22").verdict == .allowed)
    }

    @Test("Each connection of a gateway brings in the hosts behind it") func severalConnections() throws {
        var draft = NetworkDraft.site()
        draft.vpnConnections.append(.init(id: "vpn-2", blocks: ["172.20.0.0/16"], tunnels: ["DOWN", "DOWN"]))
        draft[table: "rtb-main"].routes.append(
            Route("172.20.0.0/16", "vgw-1", origin: "EnableVgwRoutePropagation"))
        let answer = try draft.ask("vgw-1", "i-server:443")
        #expect(answer.verdict == .partial)
        #expect(answer.dropped.reduce(AddressSet()) { $0.union($1.packets.sources) }.description == "172.20.0.0/16")
        #expect(answer.dropped.allSatisfy { $0.share == nil })
    }

    @Test("A reply to somebody inside is lost where it is led out to a site") func replyLedOut() throws {
        var draft = NetworkDraft.peered()
        draft.vpnGateways = [.init(vpc: "vpc-b")]
        draft.vpnConnections = [.init(blocks: ["10.0.0.0/16"])]
        draft[table: "rtb-b"].routes = [Route("10.0.0.0/16", "vgw-1")]
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.forward == .allowed)
        #expect(answer.blockers == ["return vpn-1 ASYMMETRIC_REPLY_LOST"])
    }

    @Test("E.7: no tunnel up, no way; one is enough") func tunnels() throws {
        var draft = NetworkDraft.site()
        draft[vpn: "vpn-1"].tunnels = ["DOWN", "DOWN"]
        let answer = try draft.ask("i-client", "192.168.1.5:22")
        #expect(answer.verdict == .denied)
        #expect(answer.blockers.first == "forward vpn-1 BAD_STATE_VPN")
        #expect(answer.findings.first?.evidence.first?.contains("IPSEC IS DOWN") == true)
        #expect(try draft.ask("192.168.1.5", "i-server:443").blockers.first == "forward vpn-1 BAD_STATE_VPN")
        draft[vpn: "vpn-1"].tunnels = ["DOWN", nil]
        #expect(try draft.ask("i-client", "192.168.1.5:22").verdict == .unknown)
        draft[vpn: "vpn-1"].state = "deleting"
        #expect(try draft.ask("i-client", "192.168.1.5:22").verdict == .denied)
    }

    @Test("Of two connections for one block the one that is up is taken") func failover() throws {
        var draft = NetworkDraft.site()
        draft[vpn: "vpn-1"].tunnels = ["DOWN", "DOWN"]
        draft.vpnConnections.append(.init(id: "vpn-2"))
        let answer = try draft.ask("i-client", "192.168.1.5:22")
        #expect(answer.verdict == .allowed)
        #expect(answer.route.contains("vpn-2"))
        #expect(!answer.route.contains("vpn-1"))
    }

    @Test("E.7: the longest prefix wins among the gateway's routes") func longestPrefix() throws {
        var draft = NetworkDraft.site()
        draft.vpnConnections.append(.init(id: "vpn-2", blocks: ["192.168.1.0/24"], tunnels: ["DOWN", "DOWN"]))
        #expect(try draft.ask("i-client", "192.168.1.5:22").verdict == .denied)
        #expect(try draft.ask("i-client", "192.168.2.5:22").verdict == .allowed)
        let both = try draft.ask("i-client", "192.168.0.0/16:22")
        #expect(both.verdict == .partial)
        #expect(both.dropped.reduce(AddressSet()) { $0.union($1.packets.destinations) }.description == "192.168.1.0/24")
    }

    @Test("E.7: it forwards only to prefixes it knows") func unknownPrefix() throws {
        var draft = NetworkDraft.site()
        draft[table: "rtb-main"].routes.append(Route("172.16.0.0/12", "vgw-1"))
        let answer = try draft.ask("i-client", "172.16.1.5:22")
        #expect(answer.blockers == ["forward vgw-1 NO_ROUTE_TO_DESTINATION"])
        #expect(
            answer.commands == [
                "aws ec2 create-vpn-connection-route --vpn-connection-id vpn-1 --destination-cidr-block 172.16.1.5/32"
            ])
        // What BGP announces is seen only where a table propagates.
        draft[vpn: "vpn-1"].blocks = nil
        #expect(try draft.ask("i-client", "172.16.1.5:22").verdict == .denied)
        draft[table: "rtb-main"].propagating = []
        #expect(try draft.ask("i-client", "172.16.1.5:22").verdict == .unknown)
    }

    @Test("E.7: no IPv6 over VPN on a virtual private gateway") func noIPv6() throws {
        var draft = NetworkDraft.site()
        draft[vpn: "vpn-1"].blocks = nil
        draft[table: "rtb-main"].routes.append(Route("fd00:1::/48", "vgw-1", origin: "EnableVgwRoutePropagation"))
        #expect(try draft.ask("i-client", "[fd00:1::5]:22").blockers.first == "forward vpn-1 PROTOCOL_RESTRICTION")
    }

    @Test("The gateway has to be attached", arguments: ["attaching", "detaching"]) func attachment(_ state: String)
        throws
    {
        var draft = NetworkDraft.site()
        draft.vpnGateways[0].attachment = state
        #expect(try draft.ask("i-client", "192.168.1.5:22").blockers.first == "forward vgw-1 BAD_STATE_ATTACHMENT")
        draft.vpnGateways[0].attachment = nil
        #expect(try draft.ask("i-client", "192.168.1.5:22").verdict == .unknown)
        draft.vpnGateways[0].attachment = "attached"
        draft.vpnGateways[0].state = "deleting"
        #expect(try draft.ask("i-client", "192.168.1.5:22").blockers.first == "forward vgw-1 BAD_STATE")
    }

    @Test("The gateway serves its own VPC only: no transit through a peering, either way") func noTransit() throws {
        var draft = NetworkDraft.site()
        let far = NetworkDraft.peered()
        draft.vpcs = far.vpcs
        draft.subnets = far.subnets
        draft.acls = far.acls
        draft.groups = far.groups
        draft.interfaces = far.interfaces
        draft.instances = far.instances
        draft.peerings = far.peerings
        draft.tables.append(far[table: "rtb-b"])
        draft[table: "rtb-main"].routes += far[table: "rtb-main"].routes
        #expect(
            try draft.ask("vpn-1", "i-far:443").blockers == ["forward vgw-1 VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"])
    }

    @Test("A source that is not of the VPC does not leave by its gateway") func foreignSource() throws {
        var draft = NetworkDraft.transit()
        draft.vpnGateways = [.init(vpc: "vpc-b")]
        draft.vpnConnections = [.init()]
        draft.tables.append(
            .init(
                id: "rtb-t", vpc: "vpc-b", subnets: ["subnet-tfar"], routes: [Route("192.168.0.0/16", "vgw-1")]))
        draft[table: "rtb-main"].routes.append(Route("192.168.0.0/16", "tgw-1"))
        draft[gatewayTable: "tgw-rtb-1"].routes.append(.init("192.168.0.0/16", "tgw-attach-b"))
        #expect(
            try draft.ask("i-client", "192.168.1.5:22").blockers
                == ["forward vgw-1 VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS"])
    }

    @Test("A site that no route leads back to is not explained, and lost") func noRouteBack() throws {
        var draft = NetworkDraft.site()
        draft[table: "rtb-main"].routes = []
        let answer = try draft.ask("192.168.1.5", "i-server:443")
        #expect(answer.forward == .allowed)
        #expect(answer.blockers == ["return rtb-main NO_ROUTE_TO_DESTINATION"])
        #expect(try draft.ask("172.20.1.5", "i-server:443").verdict == .denied)
    }

    @Test("What is not in the snapshot is no refusal", arguments: ["VpnGateways", "VpnConnections"])
    func missing(_ key: String) throws {
        var draft = NetworkDraft.site()
        draft.absent = [key]
        #expect(try draft.ask("i-client", "192.168.1.5:22").verdict == .unknown)
        #expect(try draft.ask("192.168.1.5", "i-server:443").verdict == .unknown)
    }

    @Test(
        "A.3: the algorithms that are allowed decide how large packets may be",
        arguments: [
            ([], [], 1446, 1406), (["AES256-GCM-16"], [], 1446, 1438), (["AES128"], ["SHA2-256"], 1438, 1422),
            (["AES256"], ["SHA2-384"], 1422, 1422), (["AES256"], ["SHA2-512"], 1422, 1406),
            (["AES256-GCM-16", "AES128"], ["SHA1", "SHA2-384"], 1446, 1422), (["AES128"], [], 1438, 1406),
        ] as [([String], [String], Int, Int)])
    func tunnelSizes(_ encryption: [String], _ integrity: [String], _ most: Int, _ least: Int) throws {
        var draft = NetworkDraft.site()
        draft[vpn: "vpn-1"].algorithms = (encryption, integrity)
        func answer(_ size: Int) throws -> Answer {
            var options = QuestionOptions()
            options.packetSize = size
            return try draft.ask("i-client", "192.168.1.5:22", options)
        }
        let sized = try answer(least)
        #expect(sized.verdict == .allowed)
        #expect(sized.mtu == PathMTU(bytes: most, limitedBy: "vpn-1", forCertain: least < most ? least : nil))
        #expect(try answer(most + 1).blockers.first == "forward vpn-1 PACKET_EXCEEDS_MTU")
        if least < most {
            let open = try answer(most)
            #expect(open.verdict == .unknown && open.gaps.map(\.what) == ["vpn-1"])
        }
    }
}
