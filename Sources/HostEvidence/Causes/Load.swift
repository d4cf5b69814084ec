import Findings

/// Processors that have no time for packets.
enum Load {
    /// No source gives limits: these are ours. Waiting alone drops nothing, so it is a warning.
    private static let stealPercent: Int64 = 10
    private static let softirqPercent: Int64 = 50
    private static let waitingPercent = 50.0

    static func causes(_ change: HostChange) -> [HostCause] { processors(change) + budget(change) }

    private static func processors(_ change: HostChange) -> [HostCause] {
        // A busy host is healthy while its packets are not late: load counts only with a squeezed budget.
        let squeezed = change.softnetRise(\.squeezed)
        let steal = share("steal", change)
        let softirq = share("softirq", change)
        var evidence: [String] = []
        if let steal, steal >= stealPercent { evidence.append("/proc/stat: steal took \(steal) % of the time") }
        if squeezed > 0 {
            if let softirq, softirq >= softirqPercent {
                evidence.append("/proc/stat: softirq took \(softirq) % of the time")
            }
            if let waiting = change.after.pressure["cpu.some.avg60"], waiting >= waitingPercent {
                evidence.append("/proc/pressure/cpu: tasks waited \(waiting) % of the last minute")
            }
        }
        guard !evidence.isEmpty else { return [] }
        if squeezed > 0 { evidence.append(change.rose("softnet_stat, third column:", by: squeezed)) }
        if let load = change.after.load, let count = change.after.processorTimes["processors"] {
            evidence.append("load of \(load) on \(count) processors")
        }
        return [
            HostCause(
                .processorsOverloaded, severity: .warning, message: "The processors lack time for the work of packets.",
                evidence: evidence,
                fixes: [
                    Fix("See which processor is busy with what.", command: "mpstat -P ALL 1 5"),
                    Fix(
                        "Where steal is high, use an instance type that is not burstable, or unlimited credits."),
                ])
        ]
    }

    /// Of the time between both looks, in percent; nil with one look, whose times reach back to the start.
    private static func share(_ name: String, _ change: HostChange) -> Int64? {
        guard let before = change.before?.processorTimes, !before.isEmpty else { return nil }
        let rises = change.after.processorTimes.filter { $0.key != "processors" }
            .map { ($0.key, max(0, $0.value - (before[$0.key] ?? $0.value))) }
        let all = rises.reduce(Int64(0)) { $0 &+ $1.1 }
        guard all > 0, let part = rises.first(where: { $0.0 == name })?.1 else { return nil }
        return part.multipliedReportingOverflow(by: 100).partialValue / all
    }

    /// A hint, not a drop: with two looks, and more than ten a second in netdata's words; here against the packets.
    private static func budget(_ change: HostChange) -> [HostCause] {
        let squeezed = change.softnetRise(\.squeezed)
        let processed = change.softnetRise(\.processed)
        guard change.isRecent, squeezed >= 10, squeezed >= processed / 1000 else { return [] }
        return [
            HostCause(
                .softirqBudgetSpent, severity: .warning,
                message: "Packets wait because the budget for one round of receiving is used up.",
                evidence: [change.rose("softnet_stat, third column:", by: squeezed) + ", of \(processed) packets"]
                    + ["net.core.netdev_budget", "net.core.netdev_budget_usecs"].compactMap { name in
                        change.after.parameters[name].map { "\(name) is \($0)" }
                    },
                fixes: [Fix("Allow longer rounds.", command: change.raising("net.core.netdev_budget", to: 600))])
        ]
    }
}
