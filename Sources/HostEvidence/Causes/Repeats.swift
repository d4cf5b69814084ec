import Findings

/// Segments the host had to send again.
enum Repeats {
    /// No source gives limits: these are ours.
    private static let fewest: Int64 = 5
    private static let warningPerMille: Int64 = 10
    private static let errorPerMille: Int64 = 50

    static func causes(_ change: HostChange) -> [HostCause] {
        // Handshakes that get no answer are told of elsewhere.
        let handshakes = change.rise("TcpExtTCPSynRetrans")
        let repeats = change.rise("TcpRetransSegs") - handshakes
        // OutSegs leaves repeats out.
        let all = change.rise("TcpOutSegs") + repeats
        guard repeats >= fewest, all > 0, repeats * 1000 / all >= warningPerMille, !isExplained(repeats, change) else {
            return []
        }
        let doubles = change.rise("TcpExtTCPDSACKRecv")
        let reordered = change.rise("TcpExtTCPSACKReorder") + change.rise("TcpExtTCPTSReorder")
        let timeouts = change.rise("TcpExtTCPTimeouts")
        let evidence = [
            change.rose("TcpRetransSegs", by: repeats + handshakes)
                + (handshakes > 0 ? ", \(handshakes) of handshakes," : ",") + " of \(all) segments sent",
            change.rose("TcpExtTCPTimeouts", by: timeouts),
            change.rose("TcpExtTCPDSACKRecv", by: doubles) + ": repeats that had arrived",
        ]
        if doubles * 5 >= repeats * 4, reordered > 0 {
            return [
                HostCause(
                    .packetsReordered, severity: .warning,
                    message: "Packets overtake one another on the way; the host sends them again in vain.",
                    evidence: evidence + [change.rose("TCPSACKReorder and TCPTSReorder", by: reordered)])
            ]
        }
        return [
            HostCause(
                .packetLoss, severity: repeats * 1000 / all >= errorPerMille ? .error : .warning,
                message: "Packets the host sends are lost on the way.", evidence: evidence)
        ]
    }

    /// Whether the repeats are those of packets that routers returned as too large, which is how the size is learned, that the
    /// host's own queue dropped, or of connections that stand still.
    private static func isExplained(_ repeats: Int64, _ change: HostChange) -> Bool {
        let returned = change.rise("IcmpInDestUnreachs")
        if returned > 0, repeats <= 2 * returned + 2 { return true }
        // Told of as drops of the queue. What a timer sends again although it only waits there adds to them.
        let dropped = change.after.queues.reduce(0) { $0 + max(0, change.rise(of: $1)) }
        if dropped > 0, repeats <= 2 * dropped + 2 { return true }
        let stuck = change.after.connections.filter { $0.timer == "on" && ($0.numbers["backoff"] ?? 0) > 1 }
        // One more is the probe before the first timeout.
        return change.isRecent && repeats <= stuck.reduce(0) { $0 + min($1.repeats, 100) + 1 }
    }
}
