import Findings

/// Connections that are answered with a reset instead of a SYN-ACK.
enum Refusals {
    static func findings(_ facts: CaptureFacts) -> [CaptureFinding] {
        let refused = facts.connections.compactMap { connection in
            connection.handshake.synAcks.isEmpty
                ? connection.resets.first(where: \.answersSYN).map { (connection: connection, reset: $0) } : nil
        }
        return refused.grouped { $0.connection.server.socket }.map { server, members in
            let reset = members[0].reset
            let usual = usualHopLimit(of: server.host, facts, refused.map { ($0.connection, $0.reset) })
            let isForged = usual.map { $0 != reset.hopLimit } ?? false
            var evidence = [
                "reset with \(reset.hopLimit) hops left"
                    + (reset.identification.map { ", IP identification \($0)" } ?? "")
            ]
            evidence.append(
                usual.map { "other packets of \(server.host) have \($0) hops left" }
                    ?? "no other packet of \(server.host) was captured to compare with")
            let many = Amounts.count(members.count, "connection")
            return CaptureFinding(
                Finding(
                    code: isForged ? .refusedByMiddlebox : .connectionRefused, severity: .error, direction: .forward,
                    component: "\(server)",
                    message: isForged
                        ? "\(many) to \(server): something on the way answers the SYN with a reset in the server's name."
                        : "\(many) to \(server): the SYN is answered with a reset. Nobody listens there, or the host rejects it.",
                    evidence: evidence,
                    fixes: isForged
                        ? [] : [Fix("See on the server who listens.", command: "ss -ltn 'sport = \(server.port)'")]),
                connections: members.map(\.connection.number),
                frames: members.prefix(4).flatMap { $0.connection.handshake.syns.frames.prefix(1) + [$0.reset.frame] })
        }
    }

    /// The hops that packets of a host have left: of its own packets, else those of its resets if they differ, where the
    /// fewest are its own: what comes from nearer by was made on the way.
    private static func usualHopLimit(
        of host: Host, _ facts: CaptureFacts, _ refused: [(connection: Connection, reset: ResetRecord)]
    ) -> UInt8? {
        if let known = facts.hopLimits[host] { return known }
        let limits = Set(refused.filter { $0.connection.server.socket.host == host }.map(\.reset.hopLimit))
        return limits.count > 1 ? limits.min() : nil
    }
}
