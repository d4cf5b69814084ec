import Findings

/// Rules of the host's own firewall that refused packets.
enum FirewallRules {
    /// Of more rules than this the rest is only counted.
    private static let mostRules = 5

    static func causes(_ change: HostChange) -> [HostCause] {
        // What a rule refuses as invalid, connection tracking tells of.
        let rules = counted(change.after.rules).filter { !ConnectionTracking.isToldThere($0, change) }
        let risen = rules.map { ($0, change.rise(of: $0)) }.filter { $0.1 > 0 }.sorted {
            $0.1 > $1.1
        }
        guard let (rule, _) = risen.first else { return [] }
        var evidence = risen.prefix(mostRules).map { rule, packets in
            let handle = rule.handle.map { " (handle \($0))" } ?? ""
            return "\(rule.table) \(rule.chain): \(rule.text)\(handle): refused \(packets) packets"
        }
        if risen.count > mostRules { evidence.append("and \(risen.count - mostRules) more rules") }
        return [
            // A firewall may refuse by intent: whether these packets were wanted, counters cannot tell.
            HostCause(
                .hostFirewallDrops, severity: .warning, component: "\(rule.table) \(rule.chain)",
                message: "The host's own firewall refuses packets; whether they were wanted, counters do not tell.",
                evidence: evidence, fixes: [fix(rule)],
                count: risen.reduce(0) { $0 + $1.1 })
        ]
    }

    /// Rules that iptables keeps in nftables are shown by both tools: they count once.
    private static func counted(_ rules: [FilterRule]) -> [FilterRule] {
        let chains = Set(rules.filter { $0.handle != nil }.map { "\($0.table) \($0.chain)" })
        return rules.filter {
            $0.handle != nil || $0.text == "policy DROP" || !chains.contains("\($0.table) \($0.chain)")
        }
    }

    private static func fix(_ rule: FilterRule) -> Fix {
        if let handle = rule.handle {
            return Fix(
                "Where the packets are wanted, put a rule that accepts them before it, or delete it.",
                command: "nft delete rule \(rule.table) \(rule.chain) handle \(handle)")
        }
        let tool = rule.table.hasPrefix("ip6") ? "ip6tables" : "iptables"
        let name = rule.table.split(separator: " ").last ?? "filter"
        return Fix(
            "Where the packets are wanted, accept them before it.",
            command: "\(tool) -t \(name) -I \(rule.chain) -p tcp --dport <port> -j ACCEPT")
    }
}
