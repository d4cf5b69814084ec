import Findings

/// Handshakes that stand still, as the rows of ss show them now.
enum HalfOpenConnections {
    /// A scan of ports leaves some; this many at once is trouble.
    private static let fewest = 3

    static func causes(_ change: HostChange) -> [HostCause] { incoming(change) + outgoing(change) }

    /// What waits for the client's acknowledgement, as evidence.
    static func waiting(_ change: HostChange) -> [String] {
        let rows = change.after.connections.filter { $0.state == "SYN-RECV" }
        let count = max(Int64(rows.count), change.after.summary["synrecv"] ?? 0)
        return count > 0
            ? ["ss: \(count) connections in SYN-RECV, the SYN-ACK of \(repeated(rows).count) sent again"] : []
    }

    private static func repeated(_ rows: [SocketRow]) -> [SocketRow] {
        rows.filter { $0.timer == "on" && $0.repeats > 0 }
    }

    /// SYN-ACKs without an acknowledgement: the way back, unless the queue is full anyway.
    private static func incoming(_ change: HostChange) -> [HostCause] {
        let rows = repeated(change.after.connections.filter { $0.state == "SYN-RECV" })
        let opened = change.after.connections.count { $0.state == "ESTAB" }
        guard rows.count >= fewest, rows.count * 100 >= opened, change.rise("TcpExtTCPReqQFullDrop") == 0,
            change.rise("TcpExtTCPReqQFullDoCookies") == 0,
            change.rise("TcpExtListenDrops") == change.rise("TcpExtListenOverflows")
        else { return [] }
        return [
            HostCause(
                .synAckUnanswered, severity: .warning, component: "\(rows[0].address):\(rows[0].port)",
                message:
                    "The host answers SYNs, and the clients' acknowledgements do not come: the way back drops the answer.",
                evidence: waiting(change) + [change.rose("TcpExtTCPSynRetrans", by: change.rise("TcpExtTCPSynRetrans"))]
                    + rows.prefix(3).map { "ss: \($0.name): sent again \($0.repeats) times" },
                fixes: [
                    Fix(
                        "Ask for the way back: often a network ACL without the clients' ephemeral ports.",
                        command: "awsdrops path --src <client> --dst <this host>:\(rows[0].port)")
                ])
        ]
    }

    /// SYNs of this host that get no answer.
    private static func outgoing(_ change: HostChange) -> [HostCause] {
        let rows = repeated(change.after.connections.filter { $0.state == "SYN-SENT" })
        guard let first = rows.max(by: { $0.repeats < $1.repeats }) else { return given(change) }
        return [
            HostCause(
                .synUnanswered, severity: .warning, component: first.peer,
                message: "The host opens connections, and their SYNs get no answer.",
                evidence: [change.rose("TcpExtTCPSynRetrans", by: change.rise("TcpExtTCPSynRetrans"))]
                    + rows.prefix(5).map { "ss: \($0.name): SYN sent again \($0.repeats) times" },
                fixes: [
                    Fix(
                        "Ask what drops it on the way.", command: "awsdrops path --src <this host> --dst \(first.peer)")
                ])
        ]
    }

    /// Where no row is left, the counters of a host that opens connections and takes none: then it repeats SYNs, not SYN-ACKs.
    private static func given(_ change: HostChange) -> [HostCause] {
        let repeats = change.rise("TcpExtTCPSynRetrans")
        let opened = change.rise("TcpActiveOpens")
        guard change.isRecent, repeats >= 5, repeats * 10 >= opened, opened > 0, change.rise("TcpPassiveOpens") == 0
        else {
            return []
        }
        return [
            HostCause(
                .synUnanswered, severity: .warning, message: "SYNs of this host had to be sent again.",
                evidence: [
                    change.rose("TcpExtTCPSynRetrans", by: repeats) + "; \(opened) connections were opened",
                    change.rose("TcpAttemptFails", by: change.rise("TcpAttemptFails")) + ": those that failed",
                ],
                fixes: [Fix("See which ones while it happens.", command: "ss -tno state syn-sent")], count: repeats)
        ]
    }
}
