import Audit
import Findings
import TestSupport
import Testing

/// Random groups: whatever lint calls safe to remove can go, all of it at once, and what is left has nothing superfluous.
struct SecurityGroupPropertyTests {
    typealias Rule = AuditNetwork.Rule

    private static let peers = [
        "0.0.0.0/0", "10.0.0.0/30", "10.0.0.0/31", "10.0.0.2/31", "10.0.0.3/32", "10.0.0.0/16", "sg-b", "sg-c",
    ]

    @Test
    func whatIsSafeToRemoveIsSafeTogetherAndIsAll() throws {
        var removedCount = 0
        for seed in UInt64(1)...400 {
            var generator = SplitMix64(seed: seed)
            var rules = Self.rules(&generator)
            // AWS refuses the same rule twice; the text tells rules apart here.
            rules = rules.enumerated().filter { index, rule in
                !rules[..<index].contains { Self.text($0) == Self.text(rule) }
            }.map(\.element)
            var network = AuditNetwork()
            network.rows = [.init(number: 100, isAllow: true), .init(number: 100, isAllow: true, isEgress: true)]
            network.groups = ["sg-a": rules, "sg-b": [], "sg-c": []]
            network.interfaces = ["10.0.0.1": ["sg-a"], "10.0.0.2": ["sg-b"], "10.0.0.9": ["sg-c"]]
            let findings = Scan(try network.topology()).findings
            let removable = findings.filter { Self.structural.contains($0.code) && !$0.fixes.isEmpty }
            let kept = rules.filter { rule in
                !removable.contains { $0.message.contains(" rule \(Self.text(rule)) of sg-a adds nothing") }
            }
            #expect(kept.count == rules.count - removable.count, "seed \(seed)")
            removedCount += removable.count
            #expect(Self.decisions(rules) == Self.decisions(kept), "seed \(seed): \(removable.map(\.message))")
            for index in kept.indices {
                var fewer = kept
                fewer.remove(at: index)
                #expect(
                    Self.decisions(kept) != Self.decisions(fewer), "seed \(seed): \(Self.text(kept[index])) could go")
            }
        }
        #expect(removedCount > 200)
    }

    private static let structural: Set<FindingCode> = [
        .groupRuleDuplicate, .groupRuleContained, .groupRuleCovered, .groupReferenceCovered,
    ]

    private static func rules(_ generator: inout SplitMix64) -> [Rule] {
        (0..<Int.random(in: 2...8, using: &generator)).map { _ in
            let low = Int.random(in: 0...6, using: &generator)
            let ports = low...Int.random(in: low...7, using: &generator)
            let name = ["-1", "tcp", "udp"].randomElement(using: &generator) ?? "tcp"
            return Rule(
                protocol: name, ports: name == "-1" ? nil : ports,
                peer: peers.randomElement(using: &generator) ?? "sg-b")
        }
    }

    private static func text(_ rule: Rule) -> String {
        let service = rule.ports.map {
            "\(rule.protocol) " + ($0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)")
        }
        return "allow \(service ?? "all") from \(rule.peer)"
    }

    /// Who gets in, with members of a group as people of their own at every address of the VPC: the structural meaning.
    private static func decisions(_ rules: [Rule]) -> [Bool] {
        let addresses: [UInt32] = [
            0x0A00_0000, 0x0A00_0001, 0x0A00_0002, 0x0A00_0003, 0x0A00_0100, 0x0A01_0000, 0x0B00_0000,
        ]
        return addresses.flatMap { address in
            ["", "sg-b", "sg-c"].filter { $0.isEmpty || address >> 16 == 0x0A00 }.flatMap { group in
                ["tcp", "udp", "gre"].flatMap { name in
                    (0...8).map { port in
                        rules.contains { rule in
                            (rule.protocol == "-1" || rule.protocol == name && rule.ports?.contains(port) == true)
                                && (rule.peer == group || holds(rule.peer, address))
                        }
                    }
                }
            }
        }
    }

    private static func holds(_ peer: String, _ address: UInt32) -> Bool {
        let parts = peer.split(separator: "/")
        guard parts.count == 2 else { return false }
        let base = parts[0].split(separator: ".").reduce(UInt32(0)) { $0 << 8 | (UInt32($1) ?? 0) }
        let length = UInt32(parts[1]) ?? 0
        return length == 0 || (address ^ base) >> (32 - length) == 0
    }
}
