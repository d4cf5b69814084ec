import Findings

/// Queues between the network card and the sockets.
enum NetworkQueues {
    static func causes(_ change: HostChange) -> [HostCause] {
        backlog(change) + disciplines(change) + interfaces(change)
    }

    private static func backlog(_ change: HostChange) -> [HostCause] {
        let dropped = change.softnetRise(\.dropped)
        guard dropped > 0 else { return [] }
        return [
            HostCause(
                .processorBacklogFull,
                message: "A processor could not keep up with arriving packets: its backlog overflowed.",
                evidence: [
                    "softnet_stat, second column: rose by \(dropped)",
                    "third column (work left when the budget ended): rose by \(change.softnetRise(\.squeezed))",
                ], fixes: [Fix("Allow a longer backlog.", command: "sysctl -w net.core.netdev_max_backlog=4096")])
        ]
    }

    private static func disciplines(_ change: HostChange) -> [HostCause] {
        change.after.queues.compactMap { queue in
            let dropped = change.rise(of: queue)
            guard dropped > 0 else { return nil }
            return HostCause(
                .queueDropsTail, component: queue.interface,
                message: "The queue of \(queue.interface) (\(queue.kind)) dropped packets on their way out.",
                evidence: ["tc -s qdisc: dropped rose by \(dropped)", "tcpdump on this host does not see them"],
                fixes: [
                    Fix(
                        "Use a discipline that shares and paces.",
                        command: "tc qdisc replace dev \(queue.interface) root fq")
                ])
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
                evidence: errors.map { "\($0.0) rose by \($0.1)" },
                fixes: [Fix("See what the driver counts.", command: "ethtool -S \(interface)")])
        }
    }
}
