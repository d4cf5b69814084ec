import Findings

/// Open connections that stand still now, as the rows of ss show them.
enum StuckConnections {
    /// So many waits, each twice as long as the one before, are no loss by chance.
    private static let backedOff: Int64 = 3

    static func causes(_ change: HostChange) -> [HostCause] {
        let rows = change.after.connections.filter { !["SYN-SENT", "SYN-RECV", "TIME-WAIT"].contains($0.state) }
        let stuck = rows.filter { $0.timer == "on" && ($0.numbers["backoff"] ?? 0) >= backedOff }
        let isHole = { (row: SocketRow) in isBlackHole(row, change) }
        let all = rows.count { $0.state == "ESTAB" }
        return blackHoles(stuck.filter(isHole), change, all) + silent(stuck.filter { !isHole($0) }, all)
            + closed(rows, change, all)
    }

    /// How much so many of all open connections weigh: clients of the internet vanish in small numbers all the time. No source
    /// gives limits: these are ours.
    private static func severity(_ count: Int, of all: Int) -> Severity? {
        count == 0 || count * 100 < all ? nil : count * 20 < all ? .warning : .error
    }

    /// Whether what got through is less than one full segment, and full segments wait: small ones pass, large ones do not.
    private static func isBlackHole(_ row: SocketRow, _ change: HostChange) -> Bool {
        guard let segment = row.numbers["mss"], let sent = row.numbers["bytes_sent"], segment > 536 else {
            return false
        }
        return (row.numbers["bytes_acked"] ?? 0) < segment && sent >= segment && row.unacknowledged >= segment
            && change.rise("IcmpInDestUnreachs") == 0
    }

    private static func words(_ row: SocketRow) -> String {
        "ss: \(row.name): \(row.unacknowledged) bytes wait, backed off \(row.numbers["backoff"] ?? 0) times, "
            + "\(row.numbers["bytes_acked"] ?? 0) acknowledged"
            + (row.numbers["mss"].map { ", mss \($0)" } ?? "") + (row.numbers["pmtu"].map { ", pmtu \($0)" } ?? "")
    }

    private static func blackHoles(_ rows: [SocketRow], _ change: HostChange, _ all: Int) -> [HostCause] {
        guard let first = rows.first, let severity = severity(rows.count, of: all) else { return [] }
        return [
            HostCause(
                .pathMTUBlackHole, severity: severity, component: first.peer,
                message: "Connections opened, and no full segment ever got through: a link on the way may be smaller.",
                evidence: rows.prefix(3).map(words)
                    + ["IcmpInDestUnreachs did not rise: no message says what fits"]
                    + ["net.ipv4.tcp_mtu_probing"].compactMap { name in
                        change.after.parameters[name].map { "\(name) is \($0)" }
                    },
                fixes: [
                    Fix("Let TCP find the size by itself.", command: "sysctl -w net.ipv4.tcp_mtu_probing=1"),
                    Fix("Find the link.", command: "tracepath -n \(host(first.peer))"),
                ])
        ]
    }

    private static func silent(_ rows: [SocketRow], _ all: Int) -> [HostCause] {
        guard let first = rows.first, let severity = severity(rows.count, of: all) else { return [] }
        return [
            HostCause(
                .peerStoppedAnswering, severity: severity, component: first.peer,
                message: "Open connections get no answer any more: each repeat waits longer than the one before.",
                evidence: rows.prefix(5).map(words),
                fixes: [Fix("See on the way and at the other end what became of the packets.")])
        ]
    }

    /// Peers whose window is closed: this host tests it again and again.
    private static func closed(_ rows: [SocketRow], _ change: HostChange, _ all: Int) -> [HostCause] {
        let closed = rows.filter { $0.timer == "persist" && $0.unacknowledged > 0 }
        guard let first = closed.first, let severity = severity(closed.count, of: all) else { return [] }
        return [
            HostCause(
                .receiverTooSlow, severity: severity, component: first.peer,
                message: "A peer does not read what this host sends: its receive window is closed.",
                evidence: [change.rose("TcpExtTCPWinProbe", by: change.rise("TcpExtTCPWinProbe"))]
                    + closed.prefix(3).map { "ss: \($0.name): \($0.unacknowledged) bytes wait for a window" },
                fixes: [Fix("See on \(host(first.peer)) which socket is full: Recv-Q.", command: "ss -tmn")])
        ]
    }

    /// The address of an end as ss prints it.
    private static func host(_ peer: String) -> String {
        peer.lastIndex(of: ":").map { HostAddresses.plain(String(peer[..<$0])) } ?? peer
    }
}
