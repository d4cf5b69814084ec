import Findings
import NetworkSets
import Testing

@testable import Reachability

/// Facts C.1 and C.2 of security groups.
@Suite struct SecurityGroupFactsTests {
    typealias Rule = NetworkDraft.Rule

    /// A question from the client to the server where the server's group has only these inbound rules.
    private func ask(
        _ rules: [Rule], _ options: QuestionOptions = QuestionOptions(), port: String? = "443",
        changing change: (inout NetworkDraft) -> Void = { _ in }
    ) throws -> Answer {
        var draft = NetworkDraft.pair()
        draft[group: "sg-server"].ingress = rules
        change(&draft)
        let hasPorts = options.protocol.hasPorts
        return try draft.ask("i-client", "i-server" + (hasPorts ? port.map { ":\($0)" } ?? "" : ""), options)
    }

    @Test(
        "C.1: a block matches the sender's address",
        arguments: [
            ("10.0.1.10/32", Verdict.allowed), ("10.0.1.0/24", .allowed), ("0.0.0.0/0", .allowed),
            ("10.0.1.11/32", .denied), ("10.0.2.0/24", .denied), ("::/0", .denied),
        ]) func block(_ block: String, _ verdict: Verdict) throws
    {
        #expect(try ask([.tcp(443, block)]).verdict == verdict)
    }

    @Test("C.1: port ranges hold their ends") func portRange() throws {
        for (port, verdict): (String, Verdict) in [
            ("79", .denied), ("80", .allowed), ("90", .allowed), ("91", .denied), ("79-80", .partial),
            ("80-90", .allowed),
        ] {
            #expect(try ask([.tcp(80...90, .block("10.0.0.0/8"))], port: port).verdict == verdict, "\(port)")
        }
    }

    @Test("C.1: -1 and other numbers take no notice of ports") func protocolNumbers() throws {
        let all = Rule(proto: "-1", low: 22, high: 22, peer: .block("0.0.0.0/0"))
        #expect(try ask([all]).verdict == .allowed)
        for number in UInt8.min...UInt8.max where !InternetProtocol(rawValue: number).isICMP {
            let options = QuestionOptions.number(number)
            let named = options.protocol.hasPorts ? options.protocol.name : "\(number)"
            let same = Rule(
                proto: named, low: options.protocol.hasPorts ? 0 : 7, high: options.protocol.hasPorts ? 65535 : 9,
                peer: .block("0.0.0.0/0"))
            #expect(try ask([same], options).verdict == .allowed, "protocol \(number)")
            let other = Rule(proto: number == 50 ? "51" : "50", peer: .block("0.0.0.0/0"))
            #expect(try ask([other], options).verdict == .denied, "protocol \(number)")
        }
    }

    @Test(
        "C.1: FromPort is the ICMP type and ToPort the code, -1 all",
        arguments: [
            (-1, -1, Verdict.allowed), (8, -1, .allowed), (8, 0, .allowed), (8, 1, .denied), (0, -1, .denied),
        ]) func icmp(_ type: Int, _ code: Int, _ verdict: Verdict) throws
    {
        let rule = Rule(proto: "icmp", low: type, high: code, peer: .block("0.0.0.0/0"))
        #expect(try ask([rule], .ping).verdict == verdict)
    }

    @Test("C.1: an icmpv6 rule without range matches all types") func icmpv6() throws {
        let rule = Rule(proto: "icmpv6", peer: .block("::/0"))
        var options = QuestionOptions(protocol: .icmpv6)
        options.family = .ipv6
        #expect(try ask([rule], options).verdict == .allowed)
        #expect(try ask([Rule(proto: "icmp", peer: .block("::/0"))], options).verdict == .denied)
    }

    @Test("C.1: a prefix list stands for its entries") func prefixList() throws {
        func verdict(_ entries: [String]?) throws -> Answer {
            try ask([.tcp(443...443, .list("pl-1"))]) { $0.lists = [.init(id: "pl-1", entries: entries)] }
        }
        #expect(try verdict(["192.0.2.0/24", "10.0.1.0/25"]).verdict == .allowed)
        #expect(try verdict(["10.0.1.128/25"]).verdict == .denied)
        #expect(try verdict([]).verdict == .denied)
        let unread = try verdict(nil)
        #expect(unread.verdict == .unknown)
        #expect(unread.gaps.first?.what == "ec2:GetManagedPrefixListEntries")
        #expect(unread.gaps.first?.why.contains("pl-1") == true)
    }

    @Test("C.1: a group matches the private addresses of its members") func groupReference() throws {
        let answer = try ask([.tcp(443...443, .group("sg-client"))])
        #expect(answer.verdict == .allowed)
        #expect(answer.decisions(at: "eni-server").first?.contains("member eni-client (i-client)") == true)
        #expect(try ask([.tcp(443...443, .group("sg-server"))]).verdict == .denied)
        #expect(try ask([.tcp(443...443, .group("sg-nobody"))]).verdict == .denied)
    }

    @Test("C.1: a group that names itself lets its members in") func selfReference() throws {
        let answer = try ask([.tcp(443...443, .group("sg-server"))]) {
            $0[interface: "eni-client"].groups.append("sg-server")
        }
        #expect(answer.verdict == .allowed)
    }

    @Test("C.1: group references hold for IPv6 addresses of members") func groupReferenceIPv6() throws {
        #expect(try ask([.tcp(443...443, .group("sg-client"))], .ipv6).verdict == .allowed)
    }

    @Test("C.1: a group in a peered VPC, in the same Region and while the peering is active") func peeredReference()
        throws
    {
        func answer(_ change: (inout NetworkDraft) -> Void = { _ in }) throws -> Answer {
            var draft = NetworkDraft.peered()
            draft[group: "sg-far"].ingress = [
                .tcp(443...443, .foreignGroup("sg-client", vpc: "vpc-a", peering: "pcx-1"))
            ]
            change(&draft)
            return try draft.ask("i-client", "i-far:443")
        }
        #expect(try answer().verdict == .allowed)
        let acrossRegions = try answer { $0[peering: "pcx-1"].regions = ["eu-west-1", "us-east-1"] }
        #expect(acrossRegions.blockers == ["forward eni-far SG_REFERENCES_NOT_PRESERVED"])
        let pending = try answer { $0[peering: "pcx-1"].status = "pending-acceptance" }
        #expect(pending.blockers.contains("forward eni-far ENI_SG_RULES_MISMATCH"))
    }

    @Test("C.1: a group reference never matches a public address") func publicAddressOfMember() throws {
        var draft = NetworkDraft.online()
        draft[table: "rtb-private"].routes = [.init("0.0.0.0/0", "igw-a")]
        draft[interface: "eni-server"].publics = ["10.0.2.20": "52.1.1.2"]
        draft[group: "sg-server"].ingress = [.tcp(443...443, .group("sg-client"))]
        let answer = try draft.ask("i-client", "52.1.1.2:443")
        #expect(answer.blockers == ["forward eni-server SG_REFERENCES_NOT_PRESERVED"])
    }

    @Test("C.1: the rules of all groups add up") func union() throws {
        let answer = try ask([.tcp(80, "0.0.0.0/0")], port: "80,443") {
            $0.groups.append(.init(id: "sg-more", ingress: [.tcp(443, "10.0.1.0/24")]))
            $0[interface: "eni-server"].groups.append("sg-more")
        }
        #expect(answer.verdict == .allowed)
    }

    @Test("C.1: a group without rules allows nothing") func noRules() throws {
        let answer = try ask([])
        #expect(answer.blockers == ["forward eni-server SG_HAS_NO_RULES"])
        let noEgress = try ask([.tcp(443, "0.0.0.0/0")]) { $0[group: "sg-client"].egress = [] }
        #expect(noEgress.blockers == ["forward eni-client SG_HAS_NO_RULES"])
    }

    @Test("C.2: replies of a tracked connection pass whatever the rules") func stateful() throws {
        let answer = try ask([.tcp(443, "10.0.1.0/24")]) {
            $0[group: "sg-server"].egress = []
            $0[group: "sg-client"].ingress = []
        }
        #expect(answer.verdict == .allowed)
        #expect(answer.decisions(at: "eni-server").last == "reply of a tracked connection")
        let ping = try ask([Rule(proto: "icmp", low: 8, high: -1, peer: .block("0.0.0.0/0"))], .ping) {
            $0[group: "sg-server"].egress = []
        }
        #expect(ping.verdict == .allowed)
        let esp = try ask([Rule(proto: "50", peer: .block("0.0.0.0/0"))], .number(50)) {
            $0[group: "sg-server"].egress = []
        }
        #expect(esp.verdict == .allowed)
    }

    @Test("C.2: an untracked connection's reply is judged by the rule that is open the other way") func untracked()
        throws
    {
        let untracked = try ask([.tcp(443, "0.0.0.0/0")])
        #expect(untracked.verdict == .allowed)
        #expect(untracked.decisions(at: "eni-server").last?.hasPrefix("untracked, so judged as new: ") == true)
        // Each of these alone makes it tracked.
        let narrower = try ask([.tcp(443, "10.0.0.0/8")])
        #expect(narrower.decisions(at: "eni-server").last == "reply of a tracked connection")
        let closed = try ask([.tcp(443, "0.0.0.0/0")]) {
            $0[group: "sg-server"].egress = [.tcp(1...65535, .block("0.0.0.0/0"))]
        }
        #expect(closed.verdict == .allowed)
        #expect(closed.decisions(at: "eni-server").last == "reply of a tracked connection")
        let ping = try ask([.all("0.0.0.0/0")], .ping)
        #expect(ping.decisions(at: "eni-server").last == "reply of a tracked connection")
    }

    @Test("B.2, C.2: the idle limit is that of the protocol, and none for an untracked connection") func idleTimeouts()
        throws
    {
        func timeouts(_ rules: [Rule], _ options: QuestionOptions) throws -> [IdleTimeout] {
            try ask(rules, options) {
                $0[interface: "eni-server"].tracking = [
                    "TcpEstablishedTimeout": 350, "UdpTimeout": 40, "UdpStreamTimeout": 90,
                ]
            }.idleTimeouts
        }
        let tracked: [Rule] = [.all("10.0.0.0/8")]
        #expect(
            try timeouts(tracked, QuestionOptions())
                == [IdleTimeout(component: "eni-server", seconds: 350, atExpiry: .silent)])
        #expect(
            try timeouts(tracked, .udp) == [IdleTimeout(component: "eni-server", seconds: 90, atExpiry: .silent)])
        #expect(try timeouts(tracked, .ping).isEmpty)
        #expect(try timeouts([.tcp(443, "0.0.0.0/0")], QuestionOptions()).isEmpty)
    }

    @Test("Neighbours of one subnet are filtered by their groups too") func sameSubnet() throws {
        var draft = NetworkDraft.pair()
        draft[interface: "eni-server"].subnet = "subnet-1"
        draft[interface: "eni-server"].addresses = ["10.0.1.20"]
        draft[group: "sg-server"].ingress = []
        #expect(try draft.ask("i-client", "i-server:443").blockers == ["forward eni-server SG_HAS_NO_RULES"])
    }

    @Test(
        "A rule for everything is noted where one service is asked for, and not where all are",
        arguments: [false, true])
    func wideRule(isIPv6: Bool) throws {
        var draft = NetworkDraft.pair()
        let options = isIPv6 ? QuestionOptions.ipv6 : QuestionOptions()
        func notes(_ destination: String) throws -> [String] {
            try draft.ask("i-client", destination, options).findings.map { "\($0.severity) \($0.component) \($0.code)" }
        }
        #expect(try notes("i-server:443").isEmpty)
        draft[group: "sg-server"].ingress.append(.all(isIPv6 ? "::/0" : "0.0.0.0/0"))
        #expect(try notes("i-server:443") == ["info eni-server SG_RULE_WIDER_THAN_ASKED"])
        #expect(try notes("i-server").isEmpty)
        draft[group: "sg-server"].ingress = [
            .all(isIPv6 ? "0.0.0.0/0" : "::/0"), .tcp(443, isIPv6 ? "::/0" : "0.0.0.0/0"),
        ]
        #expect(try notes("i-server:443").isEmpty)
    }
}
