import Findings

/// The table of tracked connections: full, nearly full, or without the connection that packets belong to.
enum ConnectionTracking {
    /// netdata warns at this share of the table (health.d/netfilter.conf), in percent.
    private static let nearlyFull: Int64 = 90

    static func causes(_ change: HostChange) -> [HostCause] {
        let full = full(change)
        return (full.isEmpty ? nearly(change) : full) + races(change) + forgotten(change)
    }

    /// How many connections are tracked, and how many may be.
    private static func filling(_ state: HostState) -> (count: Int64, most: Int64)? {
        let count =
            state.parameters["net.netfilter.nf_conntrack_count"].flatMap { Int64($0) } ?? state.tracking["entries"]
        guard let count, let most = state.parameters["net.netfilter.nf_conntrack_max"].flatMap({ Int64($0) }), most > 0
        else { return nil }
        return (count, most)
    }

    private static func words(_ change: HostChange) -> [String] {
        filling(change.after).map { ["\($0.count) connections are tracked, \($0.most) may be"] } ?? []
    }

    private static func moreRoom(_ change: HostChange) -> Fix {
        Fix("Allow more connections.", command: change.raising("net.netfilter.nf_conntrack_max", to: 524_288))
    }

    private static func full(_ change: HostChange) -> [HostCause] {
        let dropped = change.trackingRise("drop")
        let early = change.trackingRise("early_drop")
        let lines = change.newLog(.trackingTable)
        guard dropped > 0 || !lines.isEmpty else { return [] }
        return [
            HostCause(
                .trackingTableFull,
                message: "The connection tracking table is full: packets of new connections are dropped.",
                evidence: [
                    change.rose("connection tracking: drop", by: dropped),
                    change.rose("early_drop (entries given up to make room)", by: early),
                ] + words(change) + lines.prefix(2).map { "kernel log: \($0)" }, fixes: [moreRoom(change)],
                count: dropped)
        ]
    }

    private static func nearly(_ change: HostChange) -> [HostCause] {
        guard let filling = filling(change.after),
            filling.count >= filling.most - filling.most / 100 * (100 - nearlyFull), filling.most >= 100
        else { return [] }
        return [
            HostCause(
                .trackingTableNearlyFull, severity: .warning,
                message: "The connection tracking table is nearly full; once it is, new connections are dropped.",
                evidence: words(change), fixes: [moreRoom(change)])
        ]
    }

    /// Two packets of one flow, or two flows that translate to the same ports, want the same entry: the second is dropped.
    private static func races(_ change: HostChange) -> [HostCause] {
        let failed = change.trackingRise("insert_failed")
        guard failed > 0, change.trackingRise("drop") == 0 else { return [] }
        return [
            HostCause(
                .trackingInsertFailed, severity: .warning,
                message: "Packets were dropped since an entry of the connection tracking table was taken meanwhile.",
                evidence: [
                    change.rose("connection tracking: insert_failed", by: failed),
                    "address translation without ports left does it, and two DNS queries sent at once from one port",
                ],
                fixes: [
                    Fix(
                        "Let address translation pick ports at random.",
                        command: "iptables -t nat -S | grep -i masquerade"),
                    Fix("Do not track DNS, or ask one question at a time (options single-request-reopen)."),
                ], count: failed)
        ]
    }

    /// Whether a rule refuses what connection tracking calls invalid, and did.
    static func isToldThere(_ rule: FilterRule, _ change: HostChange) -> Bool {
        change.trackingRise("invalid") > 0
            && rule.text.lowercased().split { $0 == " " || $0 == "," }.contains("invalid")
    }

    private static func forgotten(_ change: HostChange) -> [HostCause] {
        let rules = change.after.rules.filter { isToldThere($0, change) }.map { ($0, change.rise(of: $0)) }
            .filter { $0.1 > 0 }
        guard let rule = rules.first else { return [] }
        let invalid = change.trackingRise("invalid")
        return [
            // Late packets of closed connections are invalid too.
            HostCause(
                .trackingInvalid, severity: .warning, component: "\(rule.0.table) \(rule.0.chain)",
                message:
                    "The host drops packets of connections that its connection tracking has forgotten or never saw.",
                evidence: [change.rose("connection tracking: invalid", by: invalid)]
                    + rules.prefix(3).map { "\($0.0.table) \($0.0.chain): \($0.0.text): refused \($0.1) packets" }
                    + ["net.netfilter.nf_conntrack_tcp_timeout_established", "net.netfilter.nf_conntrack_tcp_loose"]
                    .compactMap { name in change.after.parameters[name].map { "\(name) is \($0)" } },
                fixes: [
                    Fix(
                        "Take up connections that are under way again.",
                        command: "sysctl -w net.netfilter.nf_conntrack_tcp_loose=1"),
                    Fix(
                        "Send keepalives more often than the table forgets.",
                        command: "sysctl net.ipv4.tcp_keepalive_time"),
                ], count: invalid)
        ]
    }
}
