import Findings

/// Memory that TCP or the host lacks.
enum Memory {
    static func causes(_ change: HostChange) -> [HostCause] { pressure(change) + killed(change) }

    /// netdata warns above the second value of tcp_mem (health.d/tcp_mem.conf); beyond it the kernel is under pressure.
    private static func pressure(_ change: HostChange) -> [HostCause] {
        var evidence = ["TCPMemoryPressures", "TCPAbortOnMemory"].map { ("TcpExt\($0)", change.rise("TcpExt\($0)")) }
            .filter { $0.1 > 0 }.map { "\($0.0) rose by \($0.1)" }
        let limits = change.after.parameters["net.ipv4.tcp_mem"]?.split { $0 == " " || $0 == "\t" }
            .compactMap { Int64($0) }
        if let used = change.after.sockets["TCP.mem"], let limits, limits.count == 3, used > limits[1] {
            evidence.append("sockstat: TCP uses \(used) pages; tcp_mem allows \(limits[1]) before pressure")
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
