import Findings

/// Network cards and their drivers.
enum NetworkCards {
    /// Ends of the names that drivers give to what goes wrong (ENA: ena_ethtool.c of both drivers).
    private static let faults = [
        "rx_page_alloc_fail", "rx_skb_alloc_fail", "tx_missed_tx", "missed_tx", "tx_timeout", "wd_expired",
        "reset_fail", "interface_down",
    ]

    static func causes(_ change: HostChange) -> [HostCause] { rings(change) + drivers(change) + transmit(change) }

    private static func rings(_ change: HostChange) -> [HostCause] {
        Set(change.after.links.keys).union(change.after.driverCounters.keys).sorted().compactMap { interface in
            let missed = change.linkRise(of: interface, "rx_missed")
            let empty = risen(change, interface) { $0.hasSuffix("rx_empty_rx_ring") || $0.hasSuffix("empty_rx_ring") }
            guard missed > 0 || !empty.isEmpty else { return nil }
            var evidence = missed > 0 ? [change.rose("ip -s -s link: missed", by: missed)] : []
            evidence += empty.map { change.rose("ethtool -S: \($0.0)", by: $0.1) }
            let rings = change.after.settings["g"]?[interface]
            var fixes = [Fix("See the sizes of the rings.", command: "ethtool -g \(interface)")]
            if let now = rings?["RX"].flatMap({ Int($0) }), let most = rings?["RX maximum"].flatMap({ Int($0) }) {
                evidence.append("ethtool -g: the ring has \(now) places, \(most) are possible")
                if now < most {
                    fixes = [Fix("Use all places of the ring.", command: "ethtool -G \(interface) rx \(most)")]
                }
            }
            return HostCause(
                .ringOverflow, component: interface,
                message: "\(interface) had no buffer for packets that arrived: the host is too slow for them.",
                evidence: evidence, fixes: fixes, count: missed + empty.reduce(0) { $0 + $1.1 })
        }
    }

    private static func drivers(_ change: HostChange) -> [HostCause] {
        let lines = change.newLog(.transmitTimeout)
        var causes: [HostCause] = change.after.driverCounters.keys.sorted().compactMap { interface in
            let risen = risen(change, interface) { name in faults.contains { name == $0 || name.hasSuffix("_\($0)") } }
            guard !risen.isEmpty else { return nil }
            return cause(
                interface, risen.map { change.rose("ethtool -S: \($0.0)", by: $0.1) },
                count: risen.reduce(0) { $0 + $1.1 })
        }
        if !lines.isEmpty { causes.append(cause("host", lines.prefix(3).map { "kernel log: \($0)" })) }
        return causes
    }

    private static func cause(_ component: String, _ evidence: [String], count: Int64? = nil) -> HostCause {
        HostCause(
            .driverFaults, component: component, message: "The network card or its driver fails.", evidence: evidence,
            fixes: [Fix("See the driver's version; newer ones of ENA mend faults.", command: "ethtool -i <interface>")],
            count: count)
    }

    /// The link layer drops on the way out: a queue of the device that is full, or a link that is down.
    private static func transmit(_ change: HostChange) -> [HostCause] {
        change.after.interfaces.keys.sorted().compactMap { interface in
            let dropped = change.rise(of: interface, "tx_drop")
            guard dropped > 0 else { return nil }
            return HostCause(
                .transmitDrops, component: interface,
                message: "\(interface) dropped packets on their way out, behind its queueing discipline.",
                evidence: [change.rose("/proc/net/dev: tx drop", by: dropped)],
                fixes: [
                    Fix("See the link's state and its queue (qlen).", command: "ip link show \(interface)"),
                    Fix("Allow a longer queue.", command: "ip link set \(interface) txqueuelen 10000"),
                ], count: dropped)
        }
    }

    private static func risen(
        _ change: HostChange, _ interface: String, _ isMeant: (String) -> Bool
    ) -> [(String, Int64)] {
        (change.after.driverCounters[interface] ?? [:]).keys.filter(isMeant).sorted()
            .map { ($0, change.driverRise(of: interface, $0)) }.filter { $0.1 > 0 }
    }
}
