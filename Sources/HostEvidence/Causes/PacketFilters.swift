import Findings

/// What the kernel's own filters drop.
enum PacketFilters {
    static func causes(_ change: HostChange) -> [HostCause] { programs(change) }

    /// Drivers count what XDP programs drop, each with a name of its own.
    private static func programs(_ change: HostChange) -> [HostCause] {
        change.after.driverCounters.keys.sorted().compactMap { interface in
            let names = change.after.driverCounters[interface]?.keys.filter { $0.contains("xdp_drop") }.sorted() ?? []
            let risen = names.map { ($0, change.driverRise(of: interface, $0)) }.filter { $0.1 > 0 }
            guard !risen.isEmpty else { return nil }
            return HostCause(
                .programDrops, component: interface,
                message: "An XDP program on \(interface) drops packets, before tcpdump could see them.",
                evidence: risen.map { change.rose($0.0, by: $0.1) },
                fixes: [Fix("See which program it is.", command: "ip -d link show \(interface)")],
                count: risen.reduce(0) { $0 + $1.1 })
        }
    }
}
