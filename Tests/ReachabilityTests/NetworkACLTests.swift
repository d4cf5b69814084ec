import Findings
import NetworkSets
import Reachability
import Testing

/// Network ACLs, from the facts D.1 and C.3.
struct NetworkACLTests {
    private static let restriction = FindingCode.subnetACLRestriction

    private static func server(_ rules: ACLRule...) -> (inout Network) -> Void {
        { $0.acls["acl-server"] = rules }
    }

    private static let replies = ACLRule.out(100, "allow", "6", 1024...65535)

    private static let cases: [PathCase] = [
        PathCase(
            "D.1 request and reply allowed", .allowed, change: server(.in(100, "allow", "6", 443...443), replies)),
        PathCase(
            "D.1 nothing matches: denied", .denied, "acl-server", restriction,
            change: server(.in(100, "allow", "6", 80...80), replies)),
        PathCase("D.1 no entry at all", .denied, "acl-server", restriction, change: server()),
        PathCase(
            "D.1 deny before allow", .denied, "acl-server", restriction,
            change: server(.in(90, "deny", "6", 443...443), .in(100, "allow"), replies)),
        PathCase(
            "D.1 allow before deny", .allowed,
            change: server(.in(100, "allow"), .in(110, "deny", "6", 443...443), replies)),
        PathCase(
            "D.1 the number decides, not the place in the output", .allowed,
            change: server(.in(110, "deny"), .in(100, "allow"), replies)),
        PathCase(
            "D.1 deny a part of an allowed range", in: .pair, ask: .tcp("eni-server:442-444"), .partial, "acl-server",
            restriction, dropped: "443"
        ) {
            $0[group: "sg-server"].ingress = Group.everything
            $0.acls["acl-server"] = [.in(90, "deny", "6", 443...443), .in(100, "allow"), replies]
        },
        PathCase(
            "D.1 a deny for another source", .allowed,
            change: server(.in(90, "deny", "-1", nil, "10.0.1.0/29"), .in(100, "allow"), replies)),
        PathCase(
            "D.1 a deny for the client's block", .denied, "acl-server", restriction,
            change: server(.in(90, "deny", "-1", nil, "10.0.1.8/29"), .in(100, "allow"), replies)),
        PathCase(
            "D.1 -1 ignores ports", .allowed,
            change: server(.in(100, "allow", "-1", 80...80), .out(100, "allow", "-1", 80...80))),
        PathCase(
            "D.1 udp does not allow tcp", .denied, "acl-server", restriction,
            change: server(.in(100, "allow", "17", 443...443), replies)),
        PathCase(
            "D.1 stateless: no rule for the reply", .denied, "acl-server", restriction,
            change: server(.in(100, "allow", "6", 443...443), .out(100, "allow", "6", 443...443))),
        PathCase(
            "D.1 stateless: a gap in the client's ports", .partial, "acl-server", restriction,
            droppedSources: "32768-39999",
            change: server(.in(100, "allow", "6", 443...443), .out(100, "allow", "6", 40000...65535))),
        PathCase("D.1 the client's subnet lets nothing out", .denied, "acl-client", restriction) {
            $0.acls["acl-client"] = [.in(100, "allow")]
        },
        PathCase("D.1 the client's subnet lets no reply in", .denied, "acl-client", restriction) {
            $0.acls["acl-client"] = [.out(100, "allow"), .in(100, "allow", "6", 1024...32767)]
        },
        PathCase("D.1 the reply carries the server's port as source", .denied, "acl-client", restriction) {
            $0.acls["acl-client"] = [.out(100, "allow"), .in(100, "allow", "6", 443...443)]
        },
        PathCase(
            "D.1 an IPv4 rule does not match IPv6", in: .pair, ask: .server443IPv6, .denied, "acl-server", restriction,
            change: server(.in(100, "allow"), .out(100, "allow"))),
        PathCase(
            "D.1 IPv6 by its own rules", in: .pair, ask: .server443IPv6, .allowed,
            change: server(
                .in(100, "deny"), .out(100, "deny"), .in(110, "allow", "6", 443...443, "2001:db8:a:1::/64"),
                .out(110, "allow", "6", 1024...65535, "::/0"))),
        PathCase("D.1 no ACLs collected", .unknown, gap: "ec2:DescribeNetworkAcls") { $0.missing = ["NetworkAcls"] },
    ]

    private static let neighbours = Asked.tcp("eni-server:443", from: "eni-neighbour")

    private static let inOneSubnet: [PathCase] = [
        PathCase("D.1 never between interfaces of one subnet", in: .pair, ask: neighbours, .allowed, change: server()),
        PathCase(
            "D.1 nor for their IPv6", in: .pair, ask: Asked(source: "eni-neighbour", family: .ipv6), .allowed,
            change: server()),
        PathCase("E.1 nor is it routed", in: .pair, ask: neighbours, .allowed) { $0[table: "rtb-main"].routes = [] },
    ]

    private static func pingRules(_ rules: ACLRule...) -> (inout Network) -> Void {
        {
            $0[group: "sg-server"].ingress = Group.everything
            $0.acls["acl-server"] = rules
        }
    }

    private static let messages: [PathCase] = [
        PathCase(
            "D.1 echo request in, echo reply out", in: .pair, ask: .ping(), .allowed,
            change: pingRules(.in(100, "allow", "1", icmp: [8, -1]), .out(100, "allow", "1", icmp: [0, -1]))),
        PathCase(
            "D.1 every message", in: .pair, ask: .ping(), .allowed,
            change: pingRules(.in(100, "allow", "1", icmp: [-1, -1]), .out(100, "allow", "1", icmp: [-1, -1]))),
        PathCase(
            "D.1 the reply is no echo request", in: .pair, ask: .ping(), .denied, "acl-server", restriction,
            change: pingRules(.in(100, "allow", "1", icmp: [8, -1]), .out(100, "allow", "1", icmp: [8, -1]))),
        PathCase(
            "D.1 the code decides", in: .pair, ask: .ping(type: 3), .partial, "acl-server", restriction,
            change: pingRules(.in(100, "allow", "1", icmp: [3, 4]))),
        PathCase(
            "D.1 an error message needs no reply", in: .pair, ask: .ping(type: 3, code: 4), .allowed,
            change: pingRules(.in(100, "allow", "1", icmp: [3, 4]))),
        PathCase(
            "D.1 ICMPv6 by its own number", in: .pair, ask: Asked(destination: "eni-server", protocol: "icmpv6"),
            .allowed,
            change: pingRules(
                .in(100, "allow", "58", nil, "::/0", icmp: [128, 0]),
                .out(100, "allow", "58", nil, "::/0", icmp: [129, 0]))),
        PathCase(
            "D.1 protocol 1 is no ICMPv6", in: .pair, ask: Asked(destination: "eni-server", protocol: "icmpv6"),
            .denied,
            "acl-server", restriction,
            change: pingRules(
                .in(100, "allow", "1", nil, "::/0", icmp: [-1, -1]), .out(100, "allow", "-1", nil, "::/0"))),
        PathCase(
            "D.1 another protocol by its number", in: .pair, ask: .other("50"), .allowed,
            change: pingRules(.in(100, "allow", "50"), .out(100, "allow", "50"))),
    ]

    @Test(arguments: cases) func rulesTable(_ line: PathCase) throws { try line.check() }
    @Test(arguments: inOneSubnet) func oneSubnetTable(_ line: PathCase) throws { try line.check() }
    @Test(arguments: messages) func otherProtocolsTable(_ line: PathCase) throws { try line.check() }

    @Test func theHopNamesTheRowThatDecides() throws {
        var network = Network.pair
        network.acls["acl-server"] = [.in(90, "deny", "6", 443...443), .in(100, "allow")]
        let answer = try Asked.server443.answer(network)
        let hop = answer.ways.first?.forwardHops.first { $0.component == "acl-server" }
        #expect(hop?.decidedBy == "rule 90 deny tcp 443 from 0.0.0.0/0")
        #expect(hop?.direction == .ingress)
        #expect(hop?.verdict == .denied)
    }
}
