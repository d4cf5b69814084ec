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
                    evidence: ["TcpExtIPReversePathFilter rose by \(filtered)"],
                    fixes: [
                        Fix(
                            "Accept them where any route leads back: loose mode.",
                            command: "sysctl -w net.ipv4.conf.all.rp_filter=2")
                    ]))
        }
        let unrouted = ["IpOutNoRoutes", "IpExtInNoRoutes"].map { ($0, change.rise($0)) }.filter { $0.1 > 0 }
        if !unrouted.isEmpty {
            causes.append(
                HostCause(
                    .hostWithoutRoute, message: "The host has no route for packets it should send or forward.",
                    evidence: unrouted.map { "\($0.0) rose by \($0.1)" },
                    fixes: [Fix("See its routes.", command: "ip route show table all")]))
        }
        let large = change.rise("IpFragFails")
        if large > 0 {
            causes.append(
                HostCause(
                    .hostDropsLargePackets, severity: .warning,
                    message: "The host forwards onto a link that is smaller than packets that may not be fragmented.",
                    evidence: ["IpFragFails rose by \(large)"]))
        }
        return causes
    }
}
