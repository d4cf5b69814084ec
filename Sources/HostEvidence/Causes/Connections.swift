import Findings

/// Connections that end by time, and tables of them that are full.
enum Connections {
    static func causes(_ change: HostChange) -> [HostCause] {
        timeouts(change) + waiting(change) + ports(change) + settings(change)
    }

    private static func timeouts(_ change: HostChange) -> [HostCause] {
        let ended = change.rise("TcpExtTCPAbortOnTimeout")
        guard ended > 0 else { return [] }
        return [
            HostCause(
                // One peer that went away is enough for it.
                .connectionsTimedOut, severity: .warning,
                message: "Connections ended because repeats, keepalives or probes got no answer any more.",
                evidence: [
                    change.rose("TcpExtTCPAbortOnTimeout", by: ended),
                    change.rose("TcpExtTCPTimeouts", by: change.rise("TcpExtTCPTimeouts")),
                ]
                    + ["net.ipv4.tcp_retries2", "net.ipv4.tcp_keepalive_time"].compactMap { name in
                        change.after.parameters[name].map { "\(name) is \($0)" }
                    },
                fixes: [Fix("See which connections repeat now: timer:(on,…).", command: "ss -tino state established")],
                count: ended)
        ]
    }

    private static func waiting(_ change: HostChange) -> [HostCause] {
        let overflow = change.rise("TcpExtTCPTimeWaitOverflow")
        let waiting = change.after.summary["timewait"] ?? change.after.sockets["TCP.tw"] ?? 0
        let most = change.after.parameters["net.ipv4.tcp_max_tw_buckets"].flatMap { Int64($0) }
        let isFull = most.map { $0 > 0 && waiting >= $0 - $0 / 20 } ?? false
        guard overflow > 0 || isFull else { return [] }
        return [
            HostCause(
                .timeWaitTableFull, severity: .warning,
                message: "The table of closed connections (TIME-WAIT) is full: late packets may meet new connections.",
                evidence: (overflow > 0 ? [change.rose("TcpExtTCPTimeWaitOverflow", by: overflow)] : [])
                    + ["\(waiting) connections in TIME-WAIT"]
                    + (most.map { ["net.ipv4.tcp_max_tw_buckets is \($0)"] } ?? []),
                fixes: [Fix("Allow more of them.", command: change.raising("net.ipv4.tcp_max_tw_buckets", to: 262144))],
                count: overflow > 0 ? overflow : nil)
        ]
    }

    /// No counter tells it: connect() fails with EADDRNOTAVAIL. The rows of ss do.
    private static func ports(_ change: HostChange) -> [HostCause] {
        let range = change.after.parameters["net.ipv4.ip_local_port_range"]?.split { $0 == " " || $0 == "\t" }
            .compactMap { UInt16($0) }
        guard let range, range.count == 2, range[0] <= range[1] else { return [] }
        struct Ends: Hashable {
            let address: String
            let peer: String
        }
        var taken: [Ends: Int] = [:]
        for row in change.after.connections where (range[0]...range[1]).contains(row.port) {
            taken[Ends(address: row.address, peer: row.peer), default: 0] += 1
        }
        let all = Int(range[1] - range[0]) + 1
        return taken.filter { $0.value * 20 >= all * 19 }.sorted { $0.key.peer < $1.key.peer }.map { ends, count in
            HostCause(
                .localPortsExhausted, component: ends.peer,
                message: "The ports for new connections from \(ends.address) to \(ends.peer) are used up.",
                evidence: ["ss: \(count) connections, with those in TIME-WAIT; ip_local_port_range has \(all) ports"],
                fixes: [
                    Fix("Keep connections open and use them again."),
                    Fix("Allow more ports.", command: "sysctl -w net.ipv4.ip_local_port_range='1024 65535'"),
                ])
        }
    }

    /// Options of TCP that a path with delay or loss needs (RFC 7323, RFC 2018). They are on by default.
    private static func settings(_ change: HostChange) -> [HostCause] {
        let off = ["window_scaling", "sack"].map { "net.ipv4.tcp_\($0)" }.filter { change.after.parameters[$0] == "0" }
        guard !off.isEmpty else { return [] }
        return [
            HostCause(
                .tcpSettingsUnsuitable, severity: .warning,
                message: "Options of TCP that fast and lossy paths need are switched off.",
                evidence: off.map { "\($0) is 0" },
                fixes: off.map { Fix("Switch it on, as it is by default.", command: "sysctl -w \($0)=1") })
        ]
    }
}
