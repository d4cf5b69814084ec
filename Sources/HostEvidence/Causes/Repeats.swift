import Findings

/// Segments the host had to send again.
enum Repeats {
    /// No source gives limits: these are ours.
    private static let fewest: Int64 = 5
    private static let warningPerMille: Int64 = 10
    private static let errorPerMille: Int64 = 50

    static func causes(_ change: HostChange) -> [HostCause] {
        let repeats = change.rise("TcpRetransSegs")
        // OutSegs leaves repeats out.
        let all = change.rise("TcpOutSegs") + repeats
        guard repeats >= fewest, all > 0, repeats * 1000 / all >= warningPerMille else { return [] }
        let doubles = change.rise("TcpExtTCPDSACKRecv")
        let reordered = change.rise("TcpExtTCPSACKReorder") + change.rise("TcpExtTCPTSReorder")
        let timeouts = change.rise("TcpExtTCPTimeouts")
        let evidence = [
            change.rose("TcpRetransSegs", by: repeats) + ", of \(all) segments sent",
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
}
