import Findings

/// Queues between the network card and the sockets.
enum NetworkQueues {
    static func causes(_ change: HostChange) -> [HostCause] {
        backlog(change) + disciplines(change) + interfaces(change) + received(change)
    }

    private static func backlog(_ change: HostChange) -> [HostCause] {
        let dropped = change.softnetRise(\.dropped)
        let limited = change.softnetRise(\.limited)
        guard dropped > 0 || limited > 0 else { return [] }
        return [
            HostCause(
                .processorBacklogFull,
                message: "A processor could not keep up with arriving packets: its backlog overflowed.",
                evidence: [
                    change.rose("softnet_stat, second column (backlog full):", by: dropped),
                    change.rose("third column (work left when the budget ended):", by: change.softnetRise(\.squeezed)),
                ]
                    + (limited > 0 ? [change.rose("eleventh column (flow limit of RPS):", by: limited)] : []),
                fixes: [
                    Fix("Allow a longer backlog.", command: change.raising("net.core.netdev_max_backlog", to: 4096))
                ],
                count: dropped + limited)
        ]
    }

    private static func disciplines(_ change: HostChange) -> [HostCause] {
        change.after.queues.compactMap { queue in
            let dropped = change.rise(of: queue)
            guard dropped > 0 else { return nil }
            return HostCause(
                .queueDropsTail, component: queue.interface,
                message: "The queue of \(queue.interface) (\(queue.kind)) dropped packets on their way out.",
                evidence: [
                    change.rose("tc -s qdisc: dropped", by: dropped), "tcpdump on this host does not see them",
                ],
                fixes: [
                    Fix(
                        "Use a discipline that shares and paces.",
                        command: "tc qdisc replace dev \(queue.interface) root fq")
                ], count: dropped)
        }
    }

    private static func interfaces(_ change: HostChange) -> [HostCause] {
        change.after.interfaces.keys.sorted().compactMap { interface in
            let errors = ["rx_errs", "rx_fifo", "rx_frame", "tx_errs", "tx_fifo", "tx_carrier"].map {
                ($0, change.rise(of: interface, $0))
            }.filter { $0.1 > 0 }
            guard !errors.isEmpty else { return nil }
            return HostCause(
                .interfaceErrors, severity: .warning, component: interface,
                message: "\(interface) counts errors of its card or driver.",
                evidence: errors.map { change.rose($0.0, by: $0.1) },
                fixes: [Fix("See what the driver counts.", command: "ethtool -S \(interface)")],
                count: errors.reduce(0) { $0 + $1.1 })
        }
    }

    /// netdata warns from 2 % of the packets on (health.d/net.conf). Frames of protocols that nobody here speaks count too, so
    /// a few are no trouble.
    private static func received(_ change: HostChange) -> [HostCause] {
        change.after.interfaces.keys.sorted().compactMap { interface in
            let dropped = change.rise(of: interface, "rx_drop")
            let all = change.rise(of: interface, "rx_packets")
            guard dropped >= 5, dropped >= (all + dropped) / 50 else { return nil }
            return HostCause(
                .receiveDrops, severity: .warning, component: interface,
                message: "\(interface) dropped packets that arrived, before the host looked at them.",
                evidence: [
                    change.rose("/proc/net/dev: rx drop", by: dropped) + ", of \(all) packets",
                    "packets larger than the interface's MTU, a full queue of the device, or protocols nobody speaks",
                ],
                fixes: [
                    Fix(
                        "See its MTU and the other end's, and which counter it is.",
                        command: "ip -s -s link show \(interface)")
                ], count: dropped)
        }
    }
}
