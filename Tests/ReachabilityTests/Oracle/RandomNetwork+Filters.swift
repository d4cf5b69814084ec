extension RandomNetwork {
    mutating func makeFilters() {
        for subnet in draft.subnets {
            draft.acls.append(
                .init(
                    id: "acl-\(subnet.id)", vpc: subnet.vpc, subnets: [subnet.id],
                    rows: (aclRows() + NetworkDraft.ACL.lastRows).shuffled(using: &random)))
        }
        for vpc in ["a", "b"] {
            for number in 1...3 {
                draft.groups.append(
                    .init(
                        id: "sg-\(vpc)\(number)", vpc: "vpc-\(vpc)", ingress: rules(vpc, openness: 55),
                        egress: rules(vpc, openness: 85)))
            }
        }
    }

    private mutating func aclRows() -> [NetworkDraft.ACL.Row] {
        var rows: [NetworkDraft.ACL.Row] = []
        for egress in [true, false] {
            let kind = Int.random(in: 0..<100, using: &random)
            var number = 10
            // The gap that drops only some replies.
            if !egress, chance(30) {
                rows.append(
                    .init(
                        number: 5, egress: false, allow: false, proto: 6,
                        ports: pick([1024...1999, 30000...40000, 61000...65535, 49152...49152])))
            }
            if kind >= 45 {
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    rows.append(row(number, egress, allow: kind >= 75 ? chance(70) : chance(25)))
                    number += Int.random(in: 1...40, using: &random)
                }
            }
            if kind < 75 {
                for block in ["0.0.0.0/0", "::/0"] {
                    rows.append(.init(number: number, egress: egress, allow: true, block: block))
                    number += 1
                }
            } else if chance(60) {
                rows.append(
                    .init(number: number, egress: egress, allow: true, proto: 6, ports: pick(Self.ports)))
            }
        }
        return rows
    }

    private mutating func row(_ number: Int, _ egress: Bool, allow: Bool) -> NetworkDraft.ACL.Row {
        var row = NetworkDraft.ACL.Row(number: number, egress: egress, allow: allow)
        row.proto = pick([-1, 6, 6, 6, 17, 17, 1, 58, 50])
        row.block = chance(70) ? pick(Self.ipv4Blocks) : pick(Self.ipv6Blocks)
        if row.proto == 6 || row.proto == 17 { row.ports = pick(Self.ports) }
        if row.proto == 1 { row.icmp = pick([[-1, -1], [8, -1], [0, 0], [3, 4], [8, 0]]) }
        if row.proto == 58 { row.icmp = pick([[-1, -1], [128, -1], [129, 0]]) }
        return row
    }

    private mutating func rules(_ vpc: String, openness: Int) -> [NetworkDraft.Rule] {
        if chance(4) { return [] }
        var rules: [NetworkDraft.Rule] = []
        if chance(openness) {
            rules += NetworkDraft.Rule.everything
        }
        if chance(20) { rules.append(.tcp(0...65535, .block(pick(["0.0.0.0/0", "::/0"])))) }
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            var rule = NetworkDraft.Rule(
                proto: pick(["tcp", "tcp", "tcp", "udp", "icmp", "icmpv6", "50", "-1"]), peer: peer(vpc))
            switch rule.proto {
            case "tcp", "udp":
                let ports = pick(Self.ports)
                (rule.low, rule.high) = (ports.lowerBound, ports.upperBound)
            case "icmp": (rule.low, rule.high) = pick([(-1, -1), (8, -1), (8, 0), (0, -1)])
            case "icmpv6": (rule.low, rule.high) = pick([(-1, -1), (128, -1), (nil, nil)])
            default: break
            }
            rules.append(rule)
        }
        return rules
    }

    private mutating func peer(_ vpc: String) -> NetworkDraft.Rule.Peer {
        let number = Int.random(in: 1...3, using: &random)
        switch Int.random(in: 0..<10, using: &random) {
        case 0...3: return .block(pick(Self.ipv4Blocks))
        case 4...5: return .block(pick(Self.ipv6Blocks))
        case 6: return .list(pick(["pl-1", "pl-2", "pl-3"]))
        case 7:
            let other = vpc == "a" ? "b" : "a"
            return .foreignGroup("sg-\(other)\(number)", vpc: "vpc-\(other)", peering: "pcx-1")
        default: return .group("sg-\(vpc)\(number)")
        }
    }
}
