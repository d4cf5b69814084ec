import Findings

/// Open connections that are reset without a pause before.
enum Resets {
    private struct Key: Hashable {
        let server: Socket
        let isFromClient: Bool
        let isForged: Bool
    }

    static func findings(_ facts: CaptureFacts) -> [CaptureFinding] {
        let cut = facts.connections.compactMap { connection -> (connection: Connection, reset: ResetRecord)? in
            guard !connection.handshake.synAcks.isEmpty || connection.handshake.syns.isEmpty,
                IdleTimeouts.reset(connection) == nil, connection.handshake.oldAcknowledgements.isEmpty,
                let reset = connection.resets.first, !reset.isAfterClose, !reset.answersSYN
            else { return nil }
            return (connection, reset)
        }
        let groups = cut.grouped { connection, reset in
            Key(
                server: connection.server.socket, isFromClient: reset.isFromClient,
                isForged: reset.usualHopLimit.map { $0 != reset.hopLimit } ?? false)
        }
        return groups.map { key, members in finding(key, members) }
    }

    private static func finding(
        _ key: Key, _ members: [(connection: Connection, reset: ResetRecord)]
    ) -> CaptureFinding {
        let reset = members[0].reset
        let side = key.isFromClient ? "the client" : "the server"
        let component = key.isFromClient ? "\(members[0].connection.client.socket.host)" : "\(key.server)"
        let many = "\(Amounts.count(members.count, "connection")) with \(key.server)"
        var evidence = [
            "reset with \(reset.hopLimit) hops left"
                + (reset.identification.map { ", IP identification \($0)" } ?? "")
                + (reset.usualHopLimit.map { "; other packets of \(side) have \($0)" }
                    ?? "; no other packet of \(side) to compare with")
        ]
        let connection = members[0].connection
        evidence.append(
            "connection \(connection.number) had carried \(connection.client.dataBytes) bytes to the server and "
                + "\(connection.server.dataBytes) back")
        return CaptureFinding(
            Finding(
                code: key.isForged ? .resetByMiddlebox : .resetMidstream,
                // A client that is done often closes by reset; nothing is lost by it.
                severity: key.isFromClient && !key.isForged ? .warning : .error,
                direction: key.isFromClient ? .forward : .return, component: component,
                message: key.isForged
                    ? "\(many) reset by something on the way, in the name of \(side)."
                    : "\(many) reset by \(side) in the middle.",
                evidence: evidence),
            connections: members.map(\.connection.number), frames: members.prefix(12).map(\.reset.frame))
    }
}
