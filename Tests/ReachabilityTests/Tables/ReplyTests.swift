import Findings
import NetworkSets
import Testing

@testable import Reachability

/// The way back is looked up anew.
@Suite struct ReplyTests {
    typealias Route = NetworkDraft.Table.Route
    typealias Row = NetworkDraft.ACL.Row

    @Test("A reply that leaves by another gateway than the request came in is lost") func throughNAT() throws {
        var draft = NetworkDraft.online()
        draft[interface: "eni-server"].publics = ["10.0.2.20": "52.1.1.2"]
        let answer = try draft.ask("internet", "i-server:443")
        #expect(answer.forward == .allowed)
        #expect(answer.return == .denied)
        #expect(answer.blockers == ["return nat-1 ASYMMETRIC_REPLY_LOST"])
    }

    @Test("A reply to an address that two peered VPCs have may reach the wrong one") func otherHolder() throws {
        var draft = NetworkDraft.peered()
        draft.vpcs.append(.init(id: "vpc-c", blocks: ["10.0.0.0/16"]))
        draft.subnets.append(.init(id: "subnet-c", vpc: "vpc-c", blocks: ["10.0.1.0/24"]))
        draft.acls.append(
            .init(id: "acl-c", vpc: "vpc-c", subnets: ["subnet-c"], rows: NetworkDraft.ACL.openRows))
        draft.tables.append(.init(id: "rtb-c", vpc: "vpc-c", isMain: true))
        draft.groups.append(.init(id: "sg-c", vpc: "vpc-c", ingress: NetworkDraft.Rule.everything))
        draft.interfaces.append(
            .init(id: "eni-twin", vpc: "vpc-c", subnet: "subnet-c", addresses: ["10.0.1.10"], groups: ["sg-c"]))
        draft.peerings.append(.init(id: "pcx-2", requester: "vpc-b", accepter: "vpc-c"))
        draft[table: "rtb-b"].routes = [Route("10.0.0.0/16", "pcx-2")]
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.forward == .allowed)
        #expect(answer.return == .denied)
        #expect(answer.blockers == ["return eni-twin ASYMMETRIC_REPLY_LOST"])
    }

    @Test("A private request whose reply goes to an internet gateway is lost there") func throughInternetGateway()
        throws
    {
        var draft = NetworkDraft.peered()
        draft.internetGateways = [.init(id: "igw-b", vpc: "vpc-b")]
        draft[table: "rtb-b"].routes = [Route("0.0.0.0/0", "igw-b")]
        #expect(
            try draft.ask("i-client", "i-far:443").blockers
                == ["return igw-b IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"])
    }

    @Test("A reply that comes back another way and arrives is noted") func asymmetric() throws {
        var draft = NetworkDraft.peered()
        draft.internetGateways = [.init(id: "igw-a", vpc: "vpc-a"), .init(id: "igw-b", vpc: "vpc-b")]
        draft[table: "rtb-b"].routes = [Route("::/0", "igw-b")]
        let answer = try draft.ask("i-client", "i-far:443", .ipv6)
        #expect(answer.verdict == .allowed)
        #expect(answer.findings.map(\.code.rawValue) == ["ASYMMETRIC_PATH", "PATH_MTU_BLACK_HOLE"])
        #expect(answer.findings.first?.severity == .warning)
        #expect(answer.findings.first?.evidence == ["request: pcx-1", "reply: igw-b, igw-a"])
        #expect(try NetworkDraft.peered().ask("i-client", "i-far:443", .ipv6).findings.isEmpty)
    }

    @Test("The server's answer is judged by its own tables, not the client's") func ownTable() throws {
        var draft = NetworkDraft.pair()
        draft.tables.append(.init(id: "rtb-2", subnets: ["subnet-2"]))
        draft[table: "rtb-2"].replacedLocals = ["10.0.0.0/16": "tgw-1"]
        let answer = try draft.ask("i-client", "i-server:443")
        #expect(answer.forward == .allowed)
        #expect(answer.return == .unknown)
        #expect(answer.verdict == .unknown)
    }

    @Test("D.2: an ACL with a gap in the client ports drops exactly those") func ephemeralGap() throws {
        var draft = NetworkDraft.pair()
        draft[acl: "acl-2"].rows = [
            Row(number: 100, egress: false, allow: true),
            Row(number: 50, egress: true, allow: false, proto: 6, ports: 50000...51000),
            Row(number: 100, egress: true, allow: true, proto: 6, ports: 1024...59999),
        ]
        let answer = try draft.ask("i-client", "i-server:443")
        #expect(answer.verdict == .partial)
        #expect(answer.forward == .allowed)
        #expect(answer.return == .partial)
        #expect(answer.droppedSourcePorts == "50000-51000,60000-60999")
        #expect(answer.dropped.allSatisfy { $0.translatedPorts == nil })
        #expect(answer.dropped.reduce(FlowSet()) { $0.union($1.packets) }.isSubset(of: answer.question.packets))
        #expect(answer.blockers.allSatisfy { $0 == "return acl-2 SUBNET_ACL_RESTRICTION" })
    }

    @Test("Losses on both ways add up; the way back is judged over what gets there") func bothWays() throws {
        var draft = NetworkDraft.pair()
        draft[acl: "acl-2"].rows.append(Row(number: 1, egress: true, allow: false, proto: 6, ports: 40000...60999))
        draft[group: "sg-server"].ingress = [.tcp(443...444, .block("0.0.0.0/0"))]
        let answer = try draft.ask("i-client", "i-server:443-445")
        #expect(answer.forward == .partial)
        #expect(answer.return == .partial)
        #expect(answer.verdict == .partial)
        let always = answer.dropped.reduce(FlowSet()) { $0.union($1.packets) }
        let there = FlowBox(family: .ipv4, protocol: .tcp, destinationPorts: PortSet(445))
        #expect(always.intersection(there).sourcePorts.portDescription == "32768-60999")
        #expect(always.subtracting(there).sourcePorts.portDescription == "40000-60999")
        let noneThere = try draft.ask("i-client", "i-server:445")
        #expect(noneThere.return == nil)
        #expect(noneThere.forward == .denied)
    }

    @Test("What is lost on the way there stays lost where the replies of the rest part") func lostBeforeParting() throws
    {
        var draft = NetworkDraft.online()
        draft[acl: "acl-1"].rows.append(
            Row(number: 1, egress: false, allow: false, proto: 6, block: "203.0.113.0/25"))
        draft[table: "rtb-public"].routes.append(Route("203.0.113.128/26", nil, state: "blackhole"))
        let answer = try draft.ask("203.0.113.0/24", "52.1.1.1:443")
        #expect(answer.forward == .partial)
        #expect(answer.verdict == .partial)
        let lost = answer.dropped.reduce(AddressSet()) { $0.union($1.packets.sources) }
        #expect(lost.description == "203.0.113.0/25, 203.0.113.128/26")
    }

    @Test("A message that nothing answers has no way back") func noReply() throws {
        var draft = NetworkDraft.pair()
        draft[group: "sg-server"].ingress = [.init(proto: "icmp", low: 3, high: -1, peer: .block("0.0.0.0/0"))]
        draft[acl: "acl-2"].rows.removeAll { $0.egress }
        let answer = try draft.ask("i-client", "i-server", .icmp(3, code: 4))
        #expect(answer.verdict == .allowed)
        #expect(answer.return == nil)
    }

    @Test("An echo is answered by an echo reply, which the ACL sees as type 0") func echo() throws {
        var draft = NetworkDraft.pair()
        draft[group: "sg-server"].ingress = NetworkDraft.Rule.everything
        draft[acl: "acl-2"].rows.append(Row(number: 1, egress: true, allow: false, proto: 1, icmp: [0, -1]))
        #expect(try draft.ask("i-client", "i-server", .ping).blockers == ["return acl-2 SUBNET_ACL_RESTRICTION"])
        draft[acl: "acl-2"].rows[draft[acl: "acl-2"].rows.count - 1].icmp = [8, -1]
        #expect(try draft.ask("i-client", "i-server", .ping).verdict == .allowed)
    }
}
