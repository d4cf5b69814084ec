import Findings

/// Packets that the routing of the host drops.
enum Routes {
    static func causes(_ change: HostChange) -> [HostCause] {
        var causes: [HostCause] = []
        let filtered = change.rise("TcpExtIPReversePathFilter")
        if filtered > 0 {
            causes.append(
                HostCause(
                    .reversePathFilter,
                    message: "Packets came by another interface than answers to them would leave by, and were dropped.",
                    evidence: [change.rose("TcpExtIPReversePathFilter", by: filtered)]
                        + change.newLog(.martian).prefix(2).map { "kernel log: \($0)" },
                    fixes: [
                        Fix(
                            "Accept them where any route leads back: loose mode.",
                            command: "sysctl -w net.ipv4.conf.all.rp_filter=2")
                    ], count: filtered))
        }
        let unrouted = ["IpOutNoRoutes", "IpExtInNoRoutes"].map { ($0, change.rise($0)) }.filter { $0.1 > 0 }
        if !unrouted.isEmpty {
            causes.append(
                HostCause(
                    .hostWithoutRoute, message: "The host has no route for packets it should send or forward.",
                    evidence: unrouted.map { change.rose($0.0, by: $0.1) },
                    fixes: [Fix("See its routes.", command: "ip route show table all")],
                    count: unrouted.reduce(0) { $0 + $1.1 }))
        }
        let large = change.rise("IpFragFails")
        if large > 0 {
            causes.append(
                HostCause(
                    .hostDropsLargePackets, severity: .warning,
                    message: "The host forwards onto a link that is smaller than packets that may not be fragmented.",
                    evidence: [change.rose("IpFragFails", by: large)], count: large))
        }
        return causes
    }
}
