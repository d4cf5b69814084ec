import Findings

/// Servers that still hold an older connection between the same sockets.
enum HalfOpenConnections {
    static func findings(_ facts: CaptureFacts) -> [CaptureFinding] {
        let held = facts.connections.filter { !$0.handshake.oldAcknowledgements.isEmpty }
        return held.grouped { $0.server.socket }.map { server, members in
            let failed = members.count { !$0.isOpen }
            return CaptureFinding(
                Finding(
                    code: .halfOpenConnection, severity: failed > 0 ? .error : .warning, direction: .return,
                    component: "\(server)",
                    message:
                        "\(Amounts.count(members.count, "SYN")) to \(server) met a connection that the server still holds; "
                        + (failed > 0 ? "\(failed) of them did not open." : "they opened after it was cleared."),
                    evidence: ["the server answers the SYN with an acknowledgement of other data, not with a SYN-ACK"]),
                connections: members.map(\.number),
                frames: members.prefix(4).flatMap {
                    $0.handshake.syns.frames.prefix(1) + $0.handshake.oldAcknowledgements.frames.prefix(2)
                })
        }
    }
}
