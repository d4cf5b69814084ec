import Findings

/// Memory that TCP or the host lacks.
enum Memory {
    static func causes(_ change: HostChange) -> [HostCause] { pressure(change) + killed(change) + stalled(change) }

    /// netdata warns above the second value of tcp_mem (health.d/tcp_mem.conf); beyond it the kernel is under pressure.
    private static func pressure(_ change: HostChange) -> [HostCause] {
        var evidence = ["TCPMemoryPressures", "TCPAbortOnMemory"].map { ("TcpExt\($0)", change.rise("TcpExt\($0)")) }
            .filter { $0.1 > 0 }.map { change.rose($0.0, by: $0.1) }
        let limits = change.after.parameters["net.ipv4.tcp_mem"]?.split { $0 == " " || $0 == "\t" }
            .compactMap { Int64($0) }
        if let used = change.after.sockets["TCP.mem"], let limits, limits.count == 3, used > limits[1] {
            evidence.append("sockstat: TCP uses \(used) pages; tcp_mem allows \(limits[1]) before pressure")
        }
        // Beyond the limit the kernel ends orphans, connections whose application has closed them.
        let orphans = change.after.summary["orphaned"] ?? change.after.sockets["TCP.orphan"]
        if let orphans, let most = change.after.parameters["net.ipv4.tcp_max_orphans"].flatMap({ Int64($0) }), most > 0,
            orphans >= most / 10 * 9
        {
            evidence.append("\(orphans) orphaned connections; net.ipv4.tcp_max_orphans is \(most)")
        }
        evidence += change.newLog(.tcpMemory).prefix(2).map { "kernel log: \($0)" }
        guard !evidence.isEmpty else { return [] }
        return [
            HostCause(
                .tcpMemoryPressure, message: "TCP is short of memory: buffers shrink, and connections may be ended.",
                evidence: evidence,
                fixes: [
                    Fix("See which sockets hold it.", command: "ss -tmn"),
                    Fix("See the limits, in pages: low, pressure, most.", command: "sysctl net.ipv4.tcp_mem"),
                ])
        ]
    }

    /// No source gives a limit: it is ours.
    private static func stalled(_ change: HostChange) -> [HostCause] {
        guard let waiting = change.after.pressure["memory.full.avg60"], waiting >= 10 else { return [] }
        return [
            HostCause(
                .memoryStalls, severity: .warning, message: "Everything on the host waits for memory at times.",
                evidence: ["/proc/pressure/memory: all tasks waited \(waiting) % of the last minute"],
                fixes: [Fix("See what uses the memory.", command: "ps aux --sort=-rss")])
        ]
    }

    private static func killed(_ change: HostChange) -> [HostCause] {
        let lines = change.newLog(.outOfMemory)
        guard !lines.isEmpty else { return [] }
        return [
            HostCause(
                .outOfMemory, message: "The kernel ended processes for lack of memory; their connections were reset.",
                evidence: lines.prefix(3).map { "kernel log: \($0)" },
                fixes: [Fix("See what uses the memory.", command: "ps aux --sort=-rss")])
        ]
    }
}
