import Findings
import NetworkSets
import Reachability
import Testing

/// Security groups, from the facts C.1 to C.3.
struct SecurityGroupTests {
    private static let mismatch = FindingCode.securityGroupRulesMismatch

    private static func ingress(_ rules: Group.Rule...) -> (inout Network) -> Void {
        { $0[group: "sg-server"].ingress = rules }
    }

    private static let cases: [PathCase] = [
        PathCase("C.1 a block allows its members", .allowed, change: ingress(.init("tcp", 443...443, "10.0.1.0/24"))),
        PathCase(
            "C.1 a block does not allow its neighbours", .denied, "eni-server", mismatch,
            change: ingress(.init("tcp", 443...443, "10.0.2.0/24"))),
        PathCase("C.1 the first port of a range", .allowed, change: ingress(.init("tcp", 443...500, "0.0.0.0/0"))),
        PathCase("C.1 the last port of a range", .allowed, change: ingress(.init("tcp", 1...443, "0.0.0.0/0"))),
        PathCase(
            "C.1 ports outside the range are dropped", in: .pair, ask: .tcp("eni-server:79-82"), .partial, "eni-server",
            mismatch, dropped: "79,82", change: ingress(.init("tcp", 80...81, "0.0.0.0/0"))),
        PathCase(
            "C.1 rules of one group add up", in: .pair, ask: .tcp("eni-server:79-90"), .partial, "eni-server", mismatch,
            dropped: "79,84-89",
            change: ingress(
                .init("tcp", 80...82, "10.0.1.0/24"), .init("tcp", 81...83, "0.0.0.0/0"),
                .init("tcp", 90...99, "10.0.1.10/32"))),
        PathCase("C.1 groups of one interface add up", .allowed) {
            $0.groups["sg-none"] = Group()
            $0[interface: "eni-server"].groups = ["sg-none", "sg-server"]
        },
        PathCase(
            "C.1 a group without rules allows nothing", .denied, "eni-server", .securityGroupHasNoRules,
            change: ingress()),
        PathCase("C.1 the client needs an outbound rule", .denied, "eni-client", .securityGroupHasNoRules) {
            $0[group: "sg-client"].egress = []
        },
        PathCase("C.1 an outbound rule names the destination", .allowed) {
            $0[group: "sg-client"].egress = [.init("tcp", 443...443, "10.0.2.20/32")]
        },
        PathCase("C.1 an outbound rule for elsewhere", .denied, "eni-client", mismatch) {
            $0[group: "sg-client"].egress = [.init("tcp", 443...443, "10.0.1.0/24")]
        },
        PathCase(
            "C.1 -1 ignores ports", in: .pair, ask: .tcp("eni-server"), .allowed,
            change: ingress(.init("-1", 80...80, "0.0.0.0/0"))),
        PathCase(
            "C.1 -1 allows every protocol", in: .pair, ask: .other("gre"), .allowed,
            change: ingress(.init("-1", nil, "0.0.0.0/0"))),
        PathCase(
            "C.1 a protocol number ignores ports", in: .pair, ask: .other("50"), .allowed,
            change: ingress(.init("50", 80...80, "0.0.0.0/0"))),
        PathCase(
            "C.1 another protocol number", in: .pair, ask: .other("51"), .denied, "eni-server", mismatch,
            change: ingress(.init("50", nil, "0.0.0.0/0"))),
        PathCase(
            "C.1 tcp does not allow udp", in: .pair, ask: .other("udp", "eni-server:443"), .denied, "eni-server",
            mismatch,
            change: ingress(.init("tcp", 443...443, "0.0.0.0/0"))),
        PathCase("C.1 tcp as number 6", .allowed, change: ingress(.init("6", 443...443, "0.0.0.0/0"))),
        PathCase(
            "C.1 icmp of every type", in: .pair, ask: .ping(), .allowed,
            change: ingress(.init("icmp", from: -1, to: -1, "0.0.0.0/0"))),
        PathCase(
            "C.1 icmp of its type", in: .pair, ask: .ping(), .allowed,
            change: ingress(.init("icmp", from: 8, to: 0, "0.0.0.0/0"))),
        PathCase(
            "C.1 icmp of its type, every code", in: .pair, ask: .ping(), .allowed,
            change: ingress(.init("icmp", from: 8, to: -1, "0.0.0.0/0"))),
        PathCase(
            "C.1 icmp of another type", in: .pair, ask: .ping(), .denied, "eni-server", mismatch,
            change: ingress(.init("icmp", from: 0, to: 0, "0.0.0.0/0"))),
        PathCase(
            "C.1 icmp of another code", in: .pair, ask: .ping(type: 3, code: 4), .denied, "eni-server", mismatch,
            change: ingress(.init("icmp", from: 3, to: 1, "0.0.0.0/0"))),
        PathCase(
            "C.1 icmpv6 without range", in: .pair, ask: Asked(destination: "eni-server", protocol: "icmpv6"), .allowed,
            change: ingress(.init("icmpv6", nil, "::/0"))),
        PathCase(
            "C.1 icmp does not allow icmpv6", in: .pair, ask: Asked(destination: "eni-server", protocol: "icmpv6"),
            .denied,
            "eni-server", mismatch, change: ingress(.init("icmp", from: -1, to: -1, "::/0"))),
        PathCase(
            "C.1 IPv6 by its own block", in: .pair, ask: .server443IPv6, .allowed,
            change: ingress(.init("tcp", 443...443, "2001:db8:a:1::/64"))),
        PathCase(
            "C.1 an IPv4 rule does not allow IPv6", in: .pair, ask: .server443IPv6, .denied, "eni-server", mismatch,
            change: ingress(.init("tcp", 443...443, "0.0.0.0/0"))),
        PathCase("C.1 a prefix list by its entries", .allowed) {
            $0.prefixLists = ["pl-1": ["192.0.2.0/24", "10.0.1.8/29"]]
            $0[group: "sg-server"].ingress = [.init("tcp", 443...443, "pl-1")]
        },
        PathCase("C.1 a prefix list without the client", .denied, "eni-server", mismatch) {
            $0.prefixLists = ["pl-1": ["192.0.2.0/24"]]
            $0[group: "sg-server"].ingress = [.init("tcp", 443...443, "pl-1")]
        },
        PathCase("C.1 a prefix list of unknown entries", .unknown, gap: "ec2:GetManagedPrefixListEntries") {
            $0.prefixLists = ["pl-1": nil]
            $0[group: "sg-server"].ingress = [.init("tcp", 443...443, "pl-1")]
        },
        PathCase("C.1 a prefix list of unknown entries beside a rule that allows", .allowed) {
            $0.prefixLists = ["pl-1": nil]
            $0[group: "sg-server"].ingress = [.init("tcp", 443...443, "pl-1"), .init("tcp", 443...443, "10.0.1.10/32")]
        },
        PathCase("C.1 a group that is not in the snapshot", .unknown, gap: "ec2:DescribeSecurityGroups") {
            $0[interface: "eni-server"].groups = ["sg-elsewhere"]
        },
        PathCase("C.1 no security groups collected", .unknown, gap: "ec2:DescribeSecurityGroups") {
            $0.missing = ["SecurityGroups"]
        },
    ]

    private static let references: [PathCase] = [
        PathCase(
            "C.1 a reference to the client's group", .allowed, change: ingress(.init("tcp", 443...443, "sg-client"))),
        PathCase(
            "C.1 a reference to its own group: the client is not in it", .denied, "eni-server", mismatch,
            change: ingress(.init("tcp", 443...443, "sg-server"))),
        PathCase("C.1 a reference to its own group: the client is in it", .allowed) {
            $0[group: "sg-server"].ingress = [.init("tcp", 443...443, "sg-server")]
            $0[interface: "eni-client"].groups.append("sg-server")
        },
        PathCase(
            "C.1 a reference allows IPv6 addresses of members", in: .pair, ask: .server443IPv6, .allowed,
            change: ingress(.init("tcp", 443...443, "sg-client"))),
        PathCase("C.1 an outbound reference", .allowed) {
            $0[group: "sg-client"].egress = [.init("tcp", 443...443, "sg-server")]
        },
        PathCase("C.1 an outbound reference to another group", .denied, "eni-client", mismatch) {
            $0[group: "sg-client"].egress = [.init("tcp", 443...443, "sg-client")]
        },
        PathCase("C.1 a reference over a peering in one Region", in: .peered, ask: .tcp("eni-far:443"), .allowed) {
            $0[group: "sg-far"].ingress = [.init("tcp", 443...443, "sg-client")]
        },
        PathCase(
            "C.1 a reference over a peering of two Regions", in: .peered, ask: .tcp("eni-far:443"), .denied, "eni-far",
            .securityGroupReferencesNotPreserved
        ) {
            $0[group: "sg-far"].ingress = [.init("tcp", 443...443, "sg-client")]
            $0.peerings[0].accepterRegion = "us-east-1"
        },
        PathCase(
            "C.1 a reference never matches a public address", in: .online, ask: .tcp("203.0.113.20:443"), .denied,
            "eni-server", .securityGroupReferencesNotPreserved
        ) {
            $0[group: "sg-server"].ingress = [.init("tcp", 443...443, "sg-client")]
        },
        PathCase(
            "who holds the addresses is not known", ask: .tcp("10.0.2.20:443", from: "10.0.1.10"), .unknown,
            gap: "ec2:DescribeNetworkInterfaces"
        ) {
            $0.missing = ["NetworkInterfaces"]
        },
    ]

    private static let tracking: [PathCase] = [
        PathCase("C.2 the reply needs no rule", .allowed) { $0[group: "sg-server"].egress = [] },
        PathCase("C.2 untracked: open both ways, so the reply passes", .allowed) {
            $0[group: "sg-server"] = Group(
                ingress: [.init("tcp", 443...443, "0.0.0.0/0")], egress: [.init("tcp", 0...65535, "0.0.0.0/0")])
        },
        PathCase("C.2 open inwards only: tracked", .allowed) {
            $0[group: "sg-server"] = Group(
                ingress: [.init("tcp", 443...443, "0.0.0.0/0")], egress: [.init("tcp", 1...65535, "0.0.0.0/0")])
        },
        PathCase("C.2 the reply of a ping is tracked", in: .pair, ask: .ping(), .allowed) {
            $0[group: "sg-server"] = Group(ingress: [.init("icmp", from: 8, to: -1, "0.0.0.0/0")])
            $0[group: "sg-client"] = Group(egress: [.init("icmp", from: 8, to: -1, "0.0.0.0/0")])
        },
        PathCase("C.2 the reply of another protocol is tracked", in: .pair, ask: .other("132"), .allowed) {
            $0[group: "sg-server"] = Group(ingress: [.init("132", nil, "0.0.0.0/0")])
        },
    ]

    @Test(arguments: cases) func rulesTable(_ line: PathCase) throws { try line.check() }
    @Test(arguments: references) func referencesTable(_ line: PathCase) throws { try line.check() }
    @Test(arguments: tracking) func trackingTable(_ line: PathCase) throws { try line.check() }

    @Test(
        arguments: [
            ("udp", "10.0.0.2:53"), ("tcp", "169.254.169.253:53"), ("tcp", "169.254.169.254:80"),
            ("udp", "169.254.169.123:123"), ("tcp", "169.254.170.2:80"), ("tcp", "169.254.169.250:1688"),
        ])
    func exemptTraffic(_ name: String, _ destination: String) throws {
        var network = Network.pair
        network[group: "sg-client"] = Group()
        network.acls["acl-client"] = [.in(100, "deny"), .out(100, "deny")]
        network.tables[0].routes = [.init("10.0.0.0/16", "local")]
        #expect(try Asked.other(name, destination).answer(network).verdict == .allowed)
    }

    @Test func otherPortsOfReservedAddressesAreAnsweredByNobody() throws {
        let answer = try Asked.tcp("169.254.169.254:443").answer(.pair)
        #expect(answer.verdict == .denied)
        #expect(answer.findings.first?.code == .reservedAddress)
    }
}
