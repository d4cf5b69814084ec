import Findings
import JSONText
import NetworkSets
import Testing

@testable import Reachability

/// Fact E.9 of Network Firewall: the stateful half.
@Suite struct StatefulFirewallTests {
    typealias Firewall = NetworkDraft.Firewall

    private func ask(
        _ firewall: Firewall, _ destination: String = "198.51.100.9:443", sni: String? = nil, host: String? = nil,
        options: QuestionOptions = .init()
    ) throws -> Answer {
        var options = options
        options.serverName = sni
        options.httpHost = host
        return try NetworkDraft.firewalled(firewall).ask("i-client", destination, options)
    }

    private let strict = ["aws:drop_strict"]

    @Test("E.9: in action order passes go first whatever their place, and what no rule matches passes")
    func actionOrder() throws {
        let drop = "drop tcp any any -> any 443 (sid:1;)"
        let dropped = try ask(.rules(drop))
        #expect(dropped.verdict == .denied)
        #expect(dropped.blockers == ["forward vpce-in FIREWALL_RULES_RESTRICTION"])
        #expect(dropped.decisions(at: "vpce-in").first == "rule 1 of g: drop tcp any any -> any 443")
        #expect(try ask(.rules(drop), "198.51.100.9:80").verdict == .allowed)
        #expect(try ask(.rules(drop + "\npass tcp any any -> 198.51.100.0/24 any (sid:2;)")).verdict == .allowed)
        #expect(dropped.commands.first?.contains("pass tcp 10.0.1.10/32 any -> 198.51.100.9/32 443 (sid:") == true)
        let reject = try ask(.rules("alert tcp any any -> any any (sid:3;)\nreject tcp any any -> any 443 (sid:1;)"))
        #expect(reject.findings.first?.message.contains("resets") == true)
    }

    @Test("E.9: in strict order groups go by priority and rules as they stand") func strictOrder() throws {
        let drop = "drop tcp any any -> any 443 (sid:1;)"
        let pass = "pass tcp any any -> any 443 (sid:2;)"
        #expect(try ask(.rules("\(drop)\n\(pass)", defaults: [])).verdict == .denied)
        #expect(try ask(.rules("\(pass)\n\(drop)", defaults: [])).verdict == .allowed)
        var firewall = Firewall(
            policy: Firewall.policy(["one", "two"], defaults: []),
            groups: [
                "one": ["RulesSource": ["RulesString": .string(drop)]],
                "two": ["RulesSource": ["RulesString": .string(pass)]],
            ])
        #expect(try ask(firewall).verdict == .allowed)
        firewall.policy = Firewall.policy(["two", "one"], defaults: [])
        #expect(try ask(firewall).verdict == .denied)
    }

    @Test("E.9: the defaults of strict order") func defaults() throws {
        let other = "pass tcp any any -> any 80 (sid:1;)"
        let strictly = try ask(.rules(other, defaults: strict))
        #expect(strictly.verdict == .denied)
        #expect(strictly.decisions(at: "vpce-in").first == "stateful default: aws:drop_strict")
        #expect(try ask(.rules(other, defaults: ["aws:drop_established", "aws:alert_strict"])).verdict == .denied)
        #expect(try ask(.rules(other, defaults: ["aws:alert_strict"])).verdict == .allowed)
        #expect(try ask(.rules(other, defaults: strict), "198.51.100.9:80").verdict == .allowed)
        // Whether a single exchange counts as established is not documented.
        #expect(try ask(.rules(other, defaults: ["aws:drop_established"]), options: .udp).verdict == .unknown)
    }

    @Test("A passed connection's replies pass; those of one that nobody minds are judged by the rules") func replies()
        throws
    {
        let passes = "pass tcp 10.0.0.0/16 any -> any 443 (sid:1;)"
        #expect(try ask(.rules(passes, defaults: strict)).verdict == .allowed)
        let inbound = "drop tcp any any -> 10.0.0.0/16 any (sid:2;)"
        let answer = try ask(.rules(inbound))
        #expect(answer.blockers == ["return vpce-in FIREWALL_RULES_RESTRICTION"])
        #expect(try ask(.rules("drop tcp any any -> 10.0.0.0/16 any (flow:to_server; sid:2;)")).verdict == .allowed)
        #expect(try ask(.rules("\(passes)\n\(inbound)")).verdict == .allowed)
        let ping = "pass icmp any any -> any any (sid:4;)"
        #expect(
            try NetworkDraft.firewalled(.rules(ping, defaults: strict)).ask("i-client", "198.51.100.9", .ping).verdict
                == .allowed)
    }

    @Test(
        "Heads: protocols, addresses, ports, negation, lists, ranges, both directions",
        arguments: [
            ("tcp any any -> any any", true), ("ip any any -> any any", true), ("udp any any -> any any", false),
            ("tcp 10.0.1.10 any -> any 443", true), ("tcp !10.0.1.0/24 any -> any any", false),
            ("tcp [10.0.0.0/8, !10.0.1.10] any -> any any", false),
            ("tcp [10.0.0.0/8,!10.9.0.0/16] any -> any any", true),
            ("tcp any any -> any [80,443]", true), ("tcp any any -> any [400:500,!443]", false),
            ("tcp any any -> any 444:", false), ("tcp any any -> any :443", true), ("tcp any any -> any !80", true),
            ("tcp any 1024: -> any 443", true), ("tcp any :1023 -> any 443", false),
            ("tcp 198.51.100.9 any -> any any", false), ("tcp 198.51.100.9 443 <> any any", true),
            ("tcp $HOME_NET any -> $EXTERNAL_NET any", true), ("tcp $EXTERNAL_NET any -> $HOME_NET any", false),
            ("tcp 198.51.100.1-198.51.100.20 any <> any any", true),
            ("tcp $WEB any -> any $PORTS", true), ("tcp !$WEB any -> any $PORTS", false),
            ("tcp @LIST any -> any any", true),
        ]) func heads(_ head: String, _ matches: Bool) throws
    {
        var firewall = Firewall.rules("drop \(head) (flow:to_server; sid:1;)")
        firewall.groups["g"] = [
            "RulesSource": ["RulesString": .string("drop \(head) (flow:to_server; sid:1;)")],
            "RuleVariables": [
                "IPSets": ["WEB": ["Definition": ["10.0.1.0/28", "10.7.0.0/16"]]],
                "PortSets": ["PORTS": ["Definition": ["443", "8000:8080"]]],
            ],
            "ReferenceSets": [
                "IPSetReferences": ["LIST": ["ReferenceArn": "arn:aws:ec2:eu-west-1:1:prefix-list/pl-1"]]
            ],
        ]
        var draft = NetworkDraft.firewalled(firewall)
        draft.lists = [.init(id: "pl-1", entries: ["10.0.1.0/24"])]
        #expect(try draft.ask("i-client", "198.51.100.9:443").verdict == (matches ? .denied : .allowed))
    }

    @Test("HOME_NET is the firewall's VPC, unless the policy or the group says otherwise") func homeNet() throws {
        let rule = "drop tcp $HOME_NET any -> $EXTERNAL_NET any (sid:1;)"
        #expect(try ask(.rules(rule)).verdict == .denied)
        var firewall = Firewall.rules(rule)
        firewall.policy = [
            "StatelessDefaultActions": ["aws:forward_to_sfe"],
            "StatefulRuleGroupReferences": [["ResourceArn": .string(Firewall.arn("group/g"))]],
            "PolicyVariables": ["RuleVariables": ["HOME_NET": ["Definition": ["192.168.0.0/16"]]]],
        ]
        #expect(try ask(firewall).verdict == .allowed)
        firewall.groups["g"] = [
            "RulesSource": ["RulesString": .string(rule)],
            "RuleVariables": ["IPSets": ["HOME_NET": ["Definition": ["10.0.0.0/8"]]]],
        ]
        #expect(try ask(firewall).verdict == .denied)
    }

    @Test("IPv6 rules are of IPv6") func ipv6() throws {
        let draft = NetworkDraft.firewalled(.rules("drop tcp 2600:1f00:a::/56 any -> any 443 (sid:1;)"))
        #expect(try draft.ask("i-client", "[2001:db8:77::1]:443").verdict == .denied)
        #expect(try draft.ask("i-client", "198.51.100.9:443").verdict == .allowed)
    }

    @Test("Rules given as fields") func fields() throws {
        func firewall(_ action: String, _ direction: String, _ source: String) -> Firewall {
            Firewall(
                policy: Firewall.policy(["g"]),
                groups: [
                    "g": [
                        "RulesSource": [
                            "StatefulRules": [
                                [
                                    "Action": .string(action),
                                    "Header": [
                                        "Protocol": "TCP", "Source": .string(source), "SourcePort": "ANY",
                                        "Direction": .string(direction), "Destination": "ANY", "DestinationPort": "443",
                                    ], "RuleOptions": [["Keyword": "sid", "Settings": ["7"]]],
                                ]
                            ]
                        ]
                    ]
                ])
        }
        #expect(try ask(firewall("DROP", "FORWARD", "10.0.0.0/16")).verdict == .denied)
        #expect(try ask(firewall("ALERT", "FORWARD", "10.0.0.0/16")).verdict == .allowed)
        #expect(try ask(firewall("DROP", "FORWARD", "10.9.0.0/16")).verdict == .allowed)
        #expect(
            try ask(firewall("DROP", "ANY", "ANY")).decisions(at: "vpce-in").first?.hasPrefix("rule 7 of g") == true)
    }

    @Test("A rule that awsdrops cannot evaluate is named, where the answer hangs on it") func unreadRules() throws {
        let content = #"drop tcp any any -> any 443 (msg:"x; y"; content:"evil"; sid:5;)"#
        let answer = try ask(.rules(content))
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.map(\.what) == ["rule 5 of g: drop tcp any any -> any 443"])
        #expect(try ask(.rules(content), "198.51.100.9:80").verdict == .allowed)
        // It would drop what is dropped anyway.
        #expect(try ask(.rules(content, defaults: strict)).verdict == .denied)
        for broken in [
            "drop tcp any any -> any 443", "drop tcp $NOWHERE any -> any 443 (sid:1;)",
            "drop foo any any -> any any (sid:1;)",
        ] {
            #expect(try ask(.rules(broken)).verdict == .unknown, "\(broken)")
        }
        #expect(try ask(.rules("# drop tcp any any -> any 443 (sid:1;)\n\n")).verdict == .allowed)
        #expect(try ask(.rules("drop tcp any any -> \\\n any 443 (sid:1;)")).verdict == .denied)
    }

    @Test("Rules of AWS and rules that were not read may drop anything; groups that only alert drop nothing")
    func unknownGroups() throws {
        func policy(_ more: [(String, JSONValue)]) -> Firewall {
            let arn = "arn:aws:network-firewall:eu-west-1:aws-managed:stateful-rulegroup/Threats"
            let reference = JSONValue(members: [("ResourceArn", .string(arn))] + more)
            return Firewall(policy: [
                "StatelessDefaultActions": ["aws:forward_to_sfe"], "StatefulRuleGroupReferences": [reference],
            ])
        }
        #expect(try ask(policy([])).verdict == .unknown)
        // They only ever drop, so what is dropped anyway is no question.
        var dropping = policy([])
        dropping.policy = [
            "StatelessDefaultActions": ["aws:forward_to_sfe"], "StatefulDefaultActions": ["aws:drop_strict"],
            "StatefulEngineOptions": ["RuleOrder": "STRICT_ORDER"],
            "StatefulRuleGroupReferences": [
                ["ResourceArn": "arn:aws:network-firewall:eu-west-1:aws-managed:stateful-rulegroup/Threats"]
            ],
        ]
        #expect(try ask(dropping).verdict == .denied)
        #expect(try ask(policy([("Override", ["Action": "DROP_TO_ALERT"])])).verdict == .allowed)
        #expect(
            try ask(Firewall(policy: Firewall.policy(["gone"]))).gaps.map(\.what)
                == ["network-firewall:DescribeRuleGroup"])
    }

    @Test("TLS server names and HTTP hosts, where the question says them") func hosts() throws {
        let rules = """
            pass tls $HOME_NET any -> any 443 (tls.sni; dotprefix; content:".example.com"; nocase; endswith; flow:to_server, established; sid:1;)
            drop tls any any -> any any (tls.sni; content:"evil"; sid:2;)
            """
        let firewall = Firewall.rules(rules, defaults: ["aws:drop_established"])
        #expect(try ask(firewall, sni: "www.example.com").verdict == .allowed)
        #expect(try ask(firewall, sni: "EXAMPLE.com").verdict == .allowed)
        #expect(try ask(firewall, sni: "notexample.com").verdict == .denied)
        // A host of HTTP on a port of HTTPS is inside of TLS as a rule, and the name asked for then is not said.
        #expect(try ask(firewall, host: "www.example.com").verdict == .unknown)
        #expect(try ask(firewall, "198.51.100.9:80", host: "www.example.com").verdict == .denied)
        let unsaid = try ask(firewall)
        #expect(unsaid.verdict == .unknown)
        #expect(unsaid.gaps.first?.why.contains("--sni") == true || unsaid.gaps.first?.why.contains("tls") == true)
        #expect(try ask(.rules(rules), sni: "more.evil.org").verdict == .denied)
        let http = #"drop http any any -> any any (http.host; content:"bad.org"; startswith; endswith; sid:3;)"#
        #expect(try ask(.rules(http), "198.51.100.9:80", host: "bad.org").verdict == .denied)
        #expect(try ask(.rules(http), "198.51.100.9:80", host: "not.bad.org").verdict == .allowed)
        #expect(try ask(.rules(http), "198.51.100.9:443", sni: "bad.org").verdict == .allowed)
        let negated = #"drop tls any any -> any any (tls.sni; content:!"good.org"; endswith; sid:3;)"#
        #expect(try ask(.rules(negated), sni: "good.org").verdict == .allowed)
        #expect(try ask(.rules(negated), sni: "bad.org").verdict == .denied)
    }

    @Test("Strict defaults drop the opening that a rule over TLS cannot match yet") func openingUnderStrict() throws {
        let tls = #"pass tls any any -> any 443 (tls.sni; content:"a.org"; startswith; endswith; sid:1;)"#
        #expect(try ask(.rules(tls, defaults: strict), sni: "a.org").verdict == .denied)
        let opening = "pass tcp any any <> any 443 (flow:not_established; sid:2;)"
        #expect(try ask(.rules("\(tls)\n\(opening)", defaults: strict), sni: "a.org").verdict == .allowed)
        #expect(try ask(.rules("\(tls)\n\(opening)", defaults: strict), sni: "b.org").verdict == .denied)
    }

    @Test(
        "Domain lists",
        arguments: [
            ("ALLOWLIST", "www.example.com", Verdict.allowed), ("ALLOWLIST", "other.org", .denied),
            ("DENYLIST", "www.example.com", .denied), ("DENYLIST", "other.org", .allowed),
            ("REJECTLIST", "exact.org", .denied), ("REJECTLIST", "sub.exact.org", .allowed),
            ("ALERTLIST", "www.example.com", .allowed),
        ]) func domainLists(_ effect: String, _ name: String, _ verdict: Verdict) throws
    {
        func firewall(_ kinds: JSONValue) -> Firewall {
            Firewall(
                policy: Firewall.policy(["g"]),
                groups: [
                    "g": [
                        "RulesSource": [
                            "RulesSourceList": [
                                "Targets": [".example.com", "exact.org"], "TargetTypes": kinds,
                                "GeneratedRulesType": .string(effect),
                            ]
                        ]
                    ]
                ])
        }
        #expect(try ask(firewall(["TLS_SNI"]), sni: name).verdict == verdict)
        #expect(try ask(firewall(["HTTP_HOST"]), "198.51.100.9:80", host: name).verdict == verdict)
        #expect(try ask(firewall(["HTTP_HOST"]), sni: name).verdict == .allowed)
        #expect(try ask(firewall(["TLS_SNI"]), options: .udp).verdict == .allowed)
        #expect(try ask(firewall(["TLS_SNI"])).verdict == (effect == "ALERTLIST" ? .allowed : .unknown))
    }
}
