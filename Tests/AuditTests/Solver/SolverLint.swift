import Audit
import Findings
import JSONText
import TestSupport

/// Random ACLs and groups with what lint says of their rules, as the judge of Tests/Solver reads them.
struct SolverLint {
    private static let blocks = [
        "0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "10.0.0.0/8", "10.0.0.0/9", "10.128.0.0/9", "192.0.2.0/24",
        "192.0.2.128/25", "192.0.2.7/32", "::/0", "::/1", "2001:db8::/32", "2001:db8::/33", "2001:db8:8000::/33",
    ]
    private static let ports = [0, 1, 79, 80, 81, 443, 1023, 1024, 32767, 32768, 65534, 65535]
    private static let never: Set<FindingCode> = [.networkACLShadowed, .networkACLShadowedMixed, .networkACLMasked]
    private static let additions: Set<FindingCode> = [
        .groupRuleDuplicate, .groupRuleContained, .groupRuleCovered, .groupReferenceCovered,
    ]

    private var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    /// An ACL, and the rows that never decide, or could go.
    mutating func acl() throws -> JSONValue {
        let isEgress = random.chance(50)
        let rows = (1...Int.random(in: 2...6, using: &random)).map { row(number: $0 * 10, isEgress) }
        var network = AuditNetwork()
        network.vpcBlocks.append("2600:1f00::/56")
        network.subnets = ["subnet-1": "172.16.0.0/24"]
        network.rows = rows + [.init(number: 100, isAllow: true, isEgress: !isEgress)]
        let findings = Scan(try network.topology()).findings
        func numbers(_ codes: Set<FindingCode>) -> JSONValue {
            let way = isEgress ? "Outbound" : "Inbound"
            let found = rows.filter { row in
                findings.contains { codes.contains($0.code) && $0.message.hasPrefix("\(way) rule \(row.number) ") }
            }
            return .array(found.map { JSONValue($0.number) })
        }
        return [
            "operation": "acl lint", "egress": .boolean(isEgress), "rows": .array(rows.map(Self.json)),
            "never": numbers(Self.never), "removable": numbers(Self.never.union([.networkACLForwardRedundant])),
        ]
    }

    /// A group, and the rules that add nothing.
    mutating func group() throws -> JSONValue {
        var rules: [AuditNetwork.Rule] = []
        for _ in 0..<Int.random(in: 2...7, using: &random) {
            let name = pick(["-1", "tcp", "udp"])
            let rule = AuditNetwork.Rule(protocol: name, ports: name == "-1" ? nil : range(), peer: pick(Self.blocks))
            // AWS refuses the same rule twice; the text tells rules apart here.
            if !rules.contains(where: { Self.text($0) == Self.text(rule) }) { rules.append(rule) }
        }
        var network = AuditNetwork()
        network.rows = [.init(number: 100, isAllow: true), .init(number: 100, isAllow: true, isEgress: true)]
        network.groups = ["sg-a": rules]
        network.interfaces = ["10.0.0.1": ["sg-a"]]
        let findings = Scan(try network.topology()).findings.filter {
            Self.additions.contains($0.code) && !$0.fixes.isEmpty
        }
        let numbers = ["-1": -1, "tcp": 6, "udp": 17]
        let judged = rules.map { rule -> JSONValue in
            let adds = findings.contains { $0.message.contains(" rule \(Self.text(rule)) of sg-a adds nothing") }
            var members: [(String, JSONValue)] = [
                ("block", .string(rule.peer)), ("protocol", JSONValue(numbers[rule.protocol])),
                ("removable", .boolean(adds)),
            ]
            if let ports = rule.ports {
                members += [("low", JSONValue(ports.lowerBound)), ("high", JSONValue(ports.upperBound))]
            }
            return JSONValue(members: members)
        }
        return ["operation": "group lint", "egress": false, "rules": .array(judged)]
    }

    private mutating func row(number: Int, _ isEgress: Bool) -> AuditNetwork.Row {
        let block = pick(Self.blocks)
        let name = pick(["-1", "6", "6", "17", block.contains(":") ? "58" : "1", "47"])
        var row = AuditNetwork.Row(
            number: number, isAllow: random.chance(60), isEgress: isEgress, protocol: name, block: block)
        if name == "6" || name == "17" { row.ports = random.chance(25) ? 0...65535 : range() }
        if name == "1" || name == "58" {
            row.icmp = random.chance(30) ? (-1, -1) : (pick([0, 3, 8, 255]), pick([-1, 0, 4, 255]))
        }
        return row
    }

    private mutating func range() -> ClosedRange<Int> {
        let ends = [pick(Self.ports), pick(Self.ports)].sorted()
        return ends[0]...ends[1]
    }

    private mutating func pick<Element>(_ list: [Element]) -> Element {
        list[Int.random(in: 0..<list.count, using: &random)]
    }

    private static func json(_ row: AuditNetwork.Row) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("number", JSONValue(row.number)), ("allow", .boolean(row.isAllow)), ("block", .string(row.block)),
            ("protocol", JSONValue(Int(row.protocol))),
        ]
        if let low = row.ports?.lowerBound ?? row.icmp?.type { members.append(("low", JSONValue(low))) }
        if let high = row.ports?.upperBound ?? row.icmp?.code { members.append(("high", JSONValue(high))) }
        return JSONValue(members: members)
    }

    private static func text(_ rule: AuditNetwork.Rule) -> String {
        let service = rule.ports.map {
            "\(rule.protocol) " + ($0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)")
        }
        return "allow \(service ?? "all") from \(rule.peer)"
    }
}
