import Findings

/// Listeners whose queues are full.
enum ListenQueues {
    static func causes(_ change: HostChange) -> [HostCause] {
        let overflows = change.rise("TcpExtListenOverflows")
        let drops = change.rise("TcpExtListenDrops")
        let requests = change.rise("TcpExtTCPReqQFullDrop")
        var causes: [HostCause] = []
        if overflows > 0 { causes.append(acceptQueue(change, overflows)) }
        // Beyond both, SYNs are dropped where three quarters of tcp_max_syn_backlog are taken and cookies are off.
        if requests > 0 || drops > overflows + requests {
            causes.append(requestQueue(change, requests, drops - overflows))
        }
        return causes + cookies(change)
    }

    private static func acceptQueue(_ change: HostChange, _ overflows: Int64) -> HostCause {
        let full = change.after.listeners.filter { $0.waiting > $0.limit }
        let most = change.after.parameters["net.core.somaxconn"].flatMap { Int64($0) }
        var evidence = [
            change.rose("TcpExtListenOverflows", by: overflows)
                + ": connections that were dropped with the accept queue full"
        ]
        evidence += full.map { "\($0.name): \($0.waiting) connections wait, \($0.limit) may" }
        if let most, let socket = full.first {
            evidence.append(
                socket.limit == most
                    ? "net.core.somaxconn is \(most): it sets the limit"
                    : "net.core.somaxconn is \(most): the application asked for less with listen()")
        }
        return HostCause(
            .acceptQueueOverflow, component: full.first?.name ?? "host",
            message:
                "An application accepts connections too slowly: its accept queue is full, and new connections are dropped.",
            evidence: evidence,
            fixes: [
                Fix("See which queue is full: Recv-Q above Send-Q.", command: "ss -ltn"),
                Fix(
                    "Allow longer queues; the application's own backlog of listen() has to be raised too.",
                    command: change.raising("net.core.somaxconn", to: 8192)),
            ], count: overflows)
    }

    private static func requestQueue(_ change: HostChange, _ requests: Int64, _ dropped: Int64) -> HostCause {
        HostCause(
            .requestQueueOverflow,
            message: "More connections are half open than fit: SYNs are dropped.",
            evidence: [
                change.rose("TcpExtListenDrops", by: dropped) + ", overflows of accept queues left out",
                change.rose("TcpExtTCPReqQFullDrop", by: requests),
                "net.ipv4.tcp_syncookies is \(change.after.parameters["net.ipv4.tcp_syncookies"] ?? "not known")",
            ] + HalfOpenConnections.waiting(change)
                + change.newLog(.requestQueue).prefix(2).map { "kernel log: \($0)" },
            fixes: (change.after.parameters["net.ipv4.tcp_syncookies"] == "1"
                ? []
                : [Fix("Answer with cookies where the queue is full.", command: "sysctl -w net.ipv4.tcp_syncookies=1")])
                + [
                    Fix(
                        "Allow more half-open connections.",
                        command: change.raising("net.ipv4.tcp_max_syn_backlog", to: 8192))
                ], count: max(dropped, requests))
    }

    /// Nothing is lost, but a connection opened by a cookie knows fewer options.
    private static func cookies(_ change: HostChange) -> [HostCause] {
        let sent = change.rise("TcpExtTCPReqQFullDoCookies")
        guard sent > 0 else { return [] }
        return [
            HostCause(
                .cookiesSent, severity: .warning,
                message: "More connections are half open than fit: the host answers SYNs with cookies.",
                evidence: [
                    change.rose("TcpExtTCPReqQFullDoCookies", by: sent),
                    change.rose("TcpExtSyncookiesRecv", by: change.rise("TcpExtSyncookiesRecv"))
                        + ": connections that opened by one",
                ] + HalfOpenConnections.waiting(change)
                    + change.newLog(.requestQueue).prefix(2).map { "kernel log: \($0)" },
                fixes: [
                    Fix("See who opens so many: states SYN-RECV.", command: "ss -tno state syn-recv"),
                    Fix(
                        "Allow more half-open connections.",
                        command: change.raising("net.ipv4.tcp_max_syn_backlog", to: 8192)),
                ], count: sent)
        ]
    }
}
