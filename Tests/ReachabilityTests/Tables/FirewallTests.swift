import Findings
import JSONText
import NetworkSets
import Testing

@testable import Reachability

/// Fact E.9 of Network Firewall: states, the stateless half, and the way through it.
@Suite struct FirewallTests {
    typealias Firewall = NetworkDraft.Firewall
    typealias Route = NetworkDraft.Table.Route

    private func ask(_ firewall: Firewall, _ options: QuestionOptions = .init()) throws -> Answer {
        try NetworkDraft.firewalled(firewall).ask("i-client", "198.51.100.9:443", options)
    }

    private func stateless(
        _ rules: [JSONValue], defaults: String = "aws:drop", fragments: String = "aws:drop"
    ) -> Firewall {
        Firewall(
            policy: [
                "StatelessDefaultActions": [.string(defaults)],
                "StatelessFragmentDefaultActions": [.string(fragments)],
                "StatelessRuleGroupReferences": [["ResourceArn": .string(Firewall.arn("group/s")), "Priority": 1]],
            ], groups: ["s": ["RulesSource": ["StatelessRulesAndCustomActions": ["StatelessRules": .array(rules)]]]])
    }

    private func rule(
        _ priority: Int, _ action: String, from source: String = "0.0.0.0/0", to destination: String = "0.0.0.0/0",
        ports: ClosedRange<Int>? = nil, sourcePorts: ClosedRange<Int>? = nil, protocols: [Int] = [6],
        more: [(String, JSONValue)] = []
    ) -> JSONValue {
        func range(_ ports: ClosedRange<Int>?) -> JSONValue {
            .array(
                ports.map { [["FromPort": JSONValue($0.lowerBound), "ToPort": JSONValue($0.upperBound)]] } ?? [])
        }
        let match: [(String, JSONValue)] = [
            ("Sources", [["AddressDefinition": .string(source)]]),
            ("Destinations", [["AddressDefinition": .string(destination)]]), ("DestinationPorts", range(ports)),
            ("SourcePorts", range(sourcePorts)), ("Protocols", .array(protocols.map { JSONValue($0) })),
        ]
        return [
            "Priority": JSONValue(priority),
            "RuleDefinition": [
                "Actions": [.string(action), "count"], "MatchAttributes": JSONValue(members: match + more),
            ],
        ]
    }

    @Test("E.9: a policy without rules passes everything, both ways through the endpoint") func open() throws {
        let answer = try ask(Firewall())
        #expect(answer.verdict == .allowed)
        #expect(answer.route.filter { $0 == "vpce-in" }.count == 2)
        #expect(answer.findings.isEmpty)
        #expect(answer.idleTimeouts.contains(IdleTimeout(component: "vpce-in", seconds: 350, atExpiry: .silent)))
        #expect(try NetworkDraft.firewalled(Firewall()).ask("internet", "52.1.1.1:443").verdict == .allowed)
        #expect(
            try NetworkDraft.firewalled(Firewall()).ask("i-client", "[2001:db8:77::1]:443").verdict == .allowed)
        #expect(try NetworkDraft.firewalled(Firewall()).ask("i-client", "198.51.100.9", .ping).verdict == .allowed)
    }

    @Test("E.9: the first stateless rule by priority decides") func priority() throws {
        let pass = rule(5, "aws:pass")
        #expect(try ask(stateless([rule(10, "aws:drop"), pass])).verdict == .allowed)
        let dropped = try ask(stateless([rule(10, "aws:pass"), rule(5, "aws:drop", ports: 443...443)]))
        #expect(dropped.verdict == .denied)
        #expect(dropped.blockers == ["forward vpce-in FIREWALL_RULES_RESTRICTION"])
        #expect(dropped.decisions(at: "vpce-in").first == "stateless rule 5 of s: aws:drop, count")
        #expect(dropped.commands.first?.contains(#""DestinationPorts":[{"FromPort":443,"ToPort":443}]"#) == true)
        #expect(try ask(stateless([])).decisions(at: "vpce-in").first == "stateless default: aws:drop")
        #expect(try ask(stateless([], defaults: "aws:pass")).verdict == .allowed)
    }

    @Test("E.9: stateless rules judge each way for itself") func bothWays() throws {
        let out = rule(1, "aws:pass", from: "10.0.0.0/16", ports: 443...443)
        let answer = try ask(stateless([out]))
        #expect(answer.blockers == ["return vpce-in FIREWALL_RULES_RESTRICTION"])
        let back = rule(2, "aws:pass", to: "10.0.0.0/16", ports: 32768...49151, sourcePorts: 443...443)
        let partial = try ask(stateless([out, back]))
        #expect(partial.verdict == .partial)
        #expect(partial.droppedSourcePorts == "49152-60999")
    }

    @Test("E.9: of half a connection the stateful rules drop the rest") func halves() throws {
        let out = rule(1, "aws:pass", from: "10.0.0.0/16")
        let forwarded = try ask(stateless([out], defaults: "aws:forward_to_sfe"))
        #expect(forwarded.verdict == .denied)
        #expect(forwarded.decisions(at: "vpce-in").last?.contains("half a connection") == true)
        let back = rule(1, "aws:pass", to: "10.0.0.0/16")
        #expect(try ask(stateless([back], defaults: "aws:forward_to_sfe")).verdict == .denied)
    }

    @Test("A rule over TCP flags, and a group that was not read, are not guessed at") func unclear() throws {
        let flags = rule(1, "aws:drop", more: [("TCPFlags", [["Flags": ["SYN"], "Masks": ["SYN", "ACK"]]])])
        let answer = try ask(stateless([flags], defaults: "aws:pass"))
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.map(\.what) == ["stateless rule 1 of s"])
        var missing = stateless([])
        missing.groups = [:]
        #expect(try ask(missing).gaps.map(\.what) == ["network-firewall:DescribeRuleGroup"])
    }

    @Test("Fragments of UDP have a default of their own") func fragments() throws {
        let pass = rule(1, "aws:pass", protocols: [17])
        let answer = try ask(stateless([pass]), .udp)
        #expect(answer.verdict == .allowed)
        #expect(answer.findingsBesideSizes.map(\.code) == [.firewallDropsFragments])
        #expect(try ask(stateless([pass], fragments: "aws:pass"), .udp).findingsBesideSizes.isEmpty)
    }

    @Test(
        "E.9: a firewall that is not ready passes nothing",
        arguments: ["PROVISIONING", "CREATING", "DELETING", "FAILED"])
    func states(_ state: String) throws {
        var firewall = Firewall()
        firewall.endpointStatus = state
        #expect(try ask(firewall).blockers.first == "forward vpce-in BAD_STATE")
        firewall.endpointStatus = "SCALING"
        #expect(try ask(firewall).verdict == .allowed)
        firewall.configuration = "PENDING"
        #expect(try ask(firewall).verdict == .unknown)
    }

    @Test("E.9: a reply that bypasses the firewall is lost, unless the request passed the stateful rules by")
    func bypass() throws {
        var draft = NetworkDraft.firewalled(Firewall())
        draft[table: "rtb-edge"].routes = []
        let answer = try draft.ask("i-client", "198.51.100.9:443")
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["return vpce-in ASYMMETRIC_REPLY_LOST"])
        #expect(try draft.ask("i-client", "198.51.100.9:53", .udp).verdict == .allowed)
        draft.more = stateless([rule(1, "aws:pass")]).answers
        let passed = try draft.ask("i-client", "198.51.100.9:443")
        #expect(passed.verdict == .allowed)
        #expect(passed.findings.map(\.code) == [.asymmetricPath])
    }

    @Test("E.9: a reply whose request bypassed the firewall is lost, unless the stateless rules pass it")
    func requestBypasses() throws {
        var draft = NetworkDraft.firewalled(Firewall())
        draft[table: "rtb-1"].routes = [Route("0.0.0.0/0", "igw-a")]
        #expect(
            try draft.ask("i-client", "198.51.100.9:443").blockers
                == ["return vpce-in INGRESS_RTB_TRAFFIC_REDIRECTION"])
        draft.more =
            Firewall(policy: [
                "StatelessDefaultActions": ["aws:forward_to_sfe"],
                "StatefulEngineOptions": ["StreamExceptionPolicy": "CONTINUE"],
            ]).answers
        #expect(try draft.ask("i-client", "198.51.100.9:443").verdict == .unknown)
        draft.more = stateless([rule(1, "aws:pass")]).answers
        #expect(try draft.ask("i-client", "198.51.100.9:443").verdict == .allowed)
    }

    @Test("A firewall or policy that was not read is named") func absent() throws {
        var draft = NetworkDraft.firewalled(Firewall())
        draft.more = [draft.more[0]]
        #expect(
            try draft.ask("i-client", "198.51.100.9:443").gaps.map(\.what)
                == ["network-firewall:DescribeFirewallPolicy"])
        draft.more = []
        draft[endpoint: "vpce-in"].tags = ["AWSNetworkFirewallManaged": "true"]
        #expect(
            try draft.ask("i-client", "198.51.100.9:443").gaps.map(\.what) == ["network-firewall:DescribeFirewall"])
    }

    @Test("The firewall tells its endpoints, whether the endpoints themselves were read or not") func ownEndpoints()
        throws
    {
        var draft = NetworkDraft.firewalled(Firewall())
        draft.absent = ["VpcEndpoints"]
        #expect(try draft.ask("i-client", "198.51.100.9:443").verdict == .allowed)
        draft.more[0] = [
            "Firewall": [
                "FirewallArn": .string(Firewall.arn("firewall/fw")),
                "FirewallPolicyArn": .string(Firewall.arn("firewall-policy/p")),
            ],
            "FirewallStatus": ["Status": "READY"],
        ]
        draft.more.append([
            "VpcEndpointAssociation": [
                "VpcEndpointAssociationArn": .string(Firewall.arn("vpc-endpoint-association/a")),
                "FirewallArn": .string(Firewall.arn("firewall/fw")), "VpcId": "vpc-a",
            ],
            "VpcEndpointAssociationStatus": [
                "Status": "READY",
                "AssociationSyncState": [
                    "eu-west-1a": [
                        "Attachment": ["SubnetId": "subnet-in", "EndpointId": "vpce-in", "Status": "READY"]
                    ]
                ],
            ],
        ])
        #expect(try draft.ask("i-client", "198.51.100.9:443").verdict == .allowed)
    }
}

/// Facts C.1 and E.1 of traffic inside a VPC that a route narrower than local leads through a firewall.
@Suite struct FirewalledSubnetTests {
    typealias Route = NetworkDraft.Table.Route

    /// `pair()` where both subnets send what is for the other through `vpce-in`.
    private var draft: NetworkDraft {
        var draft = NetworkDraft.firewalled(NetworkDraft.Firewall())
        draft[table: "rtb-1"].routes = [Route("10.0.2.0/24", "vpce-in")]
        draft.tables.append(.init(id: "rtb-2", subnets: ["subnet-2"], routes: [Route("10.0.1.0/24", "vpce-in")]))
        return draft
    }

    @Test("E.1: there and back through the same endpoint") func allowed() throws {
        let answer = try draft.ask("i-client", "i-server:443")
        #expect(answer.verdict == .allowed)
        #expect(answer.route.filter { $0 == "vpce-in" }.count == 2)
    }

    @Test("E.9: a reply by the local route is lost") func bypass() throws {
        var draft = draft
        draft[table: "rtb-2"].routes = []
        #expect(
            try draft.ask("i-client", "i-server:443").blockers == ["return vpce-in ASYMMETRIC_REPLY_LOST"])
    }

    @Test("C.1: a rule that names the sender's group does not match what comes through a firewall") func references()
        throws
    {
        var draft = draft
        draft[group: "sg-server"].ingress = [.tcp(443...443, .group("sg-client"))]
        let answer = try draft.ask("i-client", "i-server:443")
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["forward eni-server SG_REFERENCES_NOT_PRESERVED"])
        draft[group: "sg-server"].ingress = [.tcp(443, "10.0.1.10/32")]
        #expect(try draft.ask("i-client", "i-server:443").verdict == .allowed)
    }
}
