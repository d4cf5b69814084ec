import Findings

/// What the kernel's own filters drop.
enum PacketFilters {
    static func causes(_ change: HostChange) -> [HostCause] {
        tracking(change) + programs(change)
    }

    private static func tracking(_ change: HostChange) -> [HostCause] {
        let dropped = change.trackingRise("drop")
        let failed = change.trackingRise("insert_failed")
        let lines = change.newLog(.trackingTable)
        guard dropped > 0 || failed > 0 || !lines.isEmpty else { return [] }
        var evidence = ["connection tracking: drop rose by \(dropped), insert_failed by \(failed)"]
        if let count = change.after.parameters["net.netfilter.nf_conntrack_count"],
            let most = change.after.parameters["net.netfilter.nf_conntrack_max"]
        {
            evidence.append("\(count) connections are tracked, \(most) may be")
        }
        evidence += lines.prefix(2).map { "kernel log: \($0)" }
        return [
            HostCause(
                .trackingTableFull,
                message: "The connection tracking table is full: packets of new connections are dropped.",
                evidence: evidence,
                fixes: [Fix("Allow more connections.", command: "sysctl -w net.netfilter.nf_conntrack_max=524288")])
        ]
    }

    /// Drivers count what XDP programs drop, each with a name of its own.
    private static func programs(_ change: HostChange) -> [HostCause] {
        change.after.driverCounters.keys.sorted().compactMap { interface in
            let names = change.after.driverCounters[interface]?.keys.filter { $0.contains("xdp_drop") }.sorted() ?? []
            let risen = names.map { ($0, change.driverRise(of: interface, $0)) }.filter { $0.1 > 0 }
            guard !risen.isEmpty else { return nil }
            return HostCause(
                .programDrops, component: interface,
                message: "An XDP program on \(interface) drops packets, before tcpdump could see them.",
                evidence: risen.map { "\($0.0) rose by \($0.1)" },
                fixes: [Fix("See which program it is.", command: "ip -d link show \(interface)")])
        }
    }
}
