import Findings
import NetworkSets
import Reachability
import Testing

/// Internet gateways, egress-only gateways and NAT gateways, from the facts E.3 and E.4.
struct GatewayTests {
    private static let out = Asked.tcp("198.51.100.7:443")
    private static let serverOut = Asked.tcp("198.51.100.7:443", from: "eni-server")
    private static let serverIn = Asked.tcp("eni-server:443", from: "198.51.100.7")
    private static let clientOutIPv6 = Asked.tcp("[2600::7]:443")

    private static func sends(_ network: inout Network) {
        network[group: "sg-server"].egress = Group.everything
    }

    private static let internet: [PathCase] = [
        PathCase("E.3 from the internet to a public address", in: .online, ask: serverIn, .allowed),
        PathCase("E.3 to the internet from a public address", in: .online, ask: serverOut, .allowed, change: sends),
        PathCase(
            "E.3 no public address, so nothing leaves", in: .online, ask: serverOut, .denied, "igw-a",
            .internetGatewayPublicAddressForEgress
        ) {
            sends(&$0)
            $0[interface: "eni-server"].publics = [:]
        },
        PathCase(
            "E.3 no public address, so nothing gets in", in: .online, ask: .tcp("eni-server:443", from: "internet"),
            .denied, "igw-a",
            .internetGatewayPrivateAddressForIngress
        ) {
            $0[interface: "eni-server"].publics = [:]
        },
        PathCase(
            "E.3 no route back to the gateway", in: .online, ask: serverIn, .denied, "rtb-public", .noRouteToDestination
        ) {
            $0[table: "rtb-public"].routes.removeAll { $0.destination == "0.0.0.0/0" }
        },
        PathCase("E.3 detached", in: .online, ask: serverIn, .denied, "igw-a", .badStateAttachment) {
            $0.internetGateways[0].state = "detached"
        },
        PathCase("E.3 no gateway", in: .online, ask: serverIn, .denied, "vpc-a", .noInternetGateway) {
            $0.internetGateways = []
        },
        PathCase("E.3 no gateways collected", in: .online, ask: serverIn, .unknown, gap: "ec2:DescribeInternetGateways")
        {
            $0.missing = ["InternetGateways"]
        },
        PathCase(
            "E.3 private destinations are not on the internet", in: .online,
            ask: .tcp("10.9.0.1:443", from: "eni-server"), .denied,
            "igw-a", .internetGatewayPrivateDestination, change: sends),
        PathCase("D.1 the ACL sees the private address", in: .online, ask: serverIn, .allowed) {
            $0.acls["acl-server"] = [
                .in(90, "deny", "-1", nil, "203.0.113.0/24"), .in(100, "allow"), .out(100, "allow"),
            ]
        },
        PathCase("E.3 the reply leaves by a NAT gateway", in: .online, ask: serverIn, .denied, "nat-a", .replyLost) {
            $0[table: "rtb-public"].routes = [.init("10.0.0.0/16", "local"), .init("0.0.0.0/0", "igw-a")]
            $0[subnet: "subnet-server"].table = nil
        },
        PathCase(
            "E.3 IPv6 needs no public address", in: .online,
            ask: Asked(source: "2600::7", destination: "eni-server:443"), .allowed),
        PathCase(
            "E.3 IPv6 shut off at the interface", in: .online,
            ask: Asked(source: "2600::7", destination: "eni-server:443"), .denied, "igw-a",
            .internetGatewayPublicAddressForEgress
        ) { $0[interface: "eni-server"].deniesGatewayIPv6 = true },
    ]

    private static let egressOnly: [PathCase] = [
        PathCase("E.3 egress-only lets out", in: .online, ask: clientOutIPv6, .allowed),
        PathCase(
            "E.3 egress-only lets nothing in", in: .online,
            ask: Asked(source: "2600::7", destination: "eni-client:443"), .unknown, gap: "eigw-a"
        ) {
            $0[group: "sg-client"].ingress = Group.everything
        },
        PathCase("E.3 egress-only, detached", in: .online, ask: clientOutIPv6, .denied, "eigw-a", .badStateAttachment) {
            $0.egressOnlyGateways[0].state = "detached"
        },
        PathCase(
            "E.3 no egress-only gateways collected", in: .online, ask: clientOutIPv6, .unknown,
            gap: "ec2:DescribeEgressOnlyInternetGateways"
        ) {
            $0.missing = ["EgressOnlyInternetGateways"]
        },
    ]

    private static let nat: [PathCase] = [
        PathCase("E.4 out through the NAT gateway", in: .online, ask: out, .allowed),
        PathCase("E.4 udp", in: .online, ask: Asked(destination: "198.51.100.7:53", protocol: "udp"), .allowed),
        PathCase("E.4 icmp", in: .online, ask: .ping("198.51.100.7"), .allowed),
        PathCase(
            "E.4 no other protocol", in: .online, ask: .other("gre", "198.51.100.7"), .denied, "nat-a",
            .protocolRestriction),
        PathCase("E.4 pending", in: .online, ask: out, .denied, "nat-a", .badState) { $0.nats[0].state = "pending" },
        PathCase(
            "E.4 private, and so lost at the internet gateway", in: .online, ask: out, .denied, "igw-a",
            .internetGatewayPublicAddressForEgress
        ) { $0.nats[0].publicAddress = nil },
        PathCase("E.4 its subnet routes back to it", in: .online, ask: out, .denied, "nat-a", .routingLoop) {
            $0[subnet: "subnet-nat"].table = nil
        },
        PathCase(
            "E.4 nobody opens a connection through it", in: .online, ask: .tcp("203.0.113.4:443", from: "198.51.100.7"),
            .denied, "nat-a", .natGatewayUnsolicited),
        PathCase(
            "E.4 the ACL of its subnet judges the client's packet", in: .online, ask: out, .denied, "acl-nat",
            .subnetACLRestriction
        ) {
            $0.acls["acl-nat"] = [.out(100, "allow"), .in(100, "allow", "6", 1024...65535, "198.51.100.0/24")]
        },
        PathCase(
            "D.2 the ACL of its subnet lets no reply in", in: .online, ask: out, .denied, "acl-nat",
            .subnetACLRestriction
        ) {
            $0.acls["acl-nat"] = [
                .out(100, "allow"), .in(100, "allow", "6", 1024...65535, "10.0.0.0/16"),
                .in(110, "allow", "6", 443...443),
            ]
        },
        PathCase("E.4 no NAT gateways collected", in: .online, ask: out, .unknown, gap: "ec2:DescribeNatGateways") {
            $0.missing = ["NatGateways"]
        },
        PathCase(
            "E.4 a NAT gateway of the peer is of no use", in: .peered, ask: .tcp("198.51.100.7:443"), .denied, "pcx-ab",
            .peeringRequiresAddressInVPC
        ) {
            $0[table: "rtb-main"].routes.append(.init("0.0.0.0/0", "pcx-ab"))
        },
    ]

    @Test(arguments: internet) func internetTable(_ line: PathCase) throws { try line.check() }
    @Test(arguments: egressOnly) func egressOnlyTable(_ line: PathCase) throws { try line.check() }
    @Test(arguments: nat) func natTable(_ line: PathCase) throws { try line.check() }

    @Test func portsOfTheTranslatorWithoutReply() throws {
        var network = Network.online
        network.acls["acl-nat"] = [
            .out(100, "allow"), .in(90, "allow", "-1", nil, "10.0.0.0/16"), .in(100, "allow", "6", 32768...65535),
        ]
        let answer = try Self.out.answer(network)
        #expect(answer.verdict == .partial)
        #expect(answer.dropped.map { $0.translatedPorts?.portDescription } == ["1024-32767"])
        #expect(answer.dropped.first?.packets == answer.question.packets)
        #expect(answer.findings.first?.component == "acl-nat")
        #expect(answer.findings.first?.direction == .return)
    }

    @Test func aPublicAddressInTheOwnVPCGoesOutAndComesBackIn() throws {
        let answer = try Asked.tcp("203.0.113.20:443").answer(.online)
        #expect(answer.verdict == .allowed)
        #expect(answer.ways.first?.forwardHops.filter { $0.component == "igw-a" }.count == 2)
    }

    @Test func theIdleTimeoutOfANATGateway() throws {
        let answer = try Self.out.answer(.online)
        #expect(answer.idleTimeouts.map(\.seconds) == [350])
        #expect(answer.idleTimeouts.first?.atExpiry == .reset)
        #expect(answer.mtu?.bytes == 1500)
    }
}
