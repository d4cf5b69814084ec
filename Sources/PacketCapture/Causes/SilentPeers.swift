import Findings

/// Ends that fall silent in the middle of a connection, without a pause before.
enum SilentPeers {
    static func findings(_ facts: CaptureFacts) -> [CaptureFinding] {
        let silent = facts.connections.flatMap { connection in
            connection.sides.compactMap { sender, receiver, isClient in
                connection.icmpErrors.isEmpty && connection.resets.isEmpty
                    ? connection.silence(sender, receiver, isClient).map {
                        (flow: Flow(connection: connection, isClient: isClient), stuck: $0)
                    } : nil
            }
        }
        return silent.grouped { $0.flow.receiver.socket.host }.map { host, members in
            let first = members[0]
            return CaptureFinding(
                Finding(
                    code: .peerStoppedAnswering, severity: .error, direction: first.flow.isClient ? .forward : .return,
                    component: "\(host)",
                    message:
                        "\(Amounts.count(members.count, "connection")): \(host) does not answer any more in the middle of the "
                        + "connection; \(first.flow.sender.socket.host) repeats in vain.",
                    evidence: [
                        "connection \(first.flow.connection.number): \(first.stuck.dataLength) bytes were sent again "
                            + "\(first.stuck.repeats) times, after \(Amounts.times(first.stuck.gaps))"
                            + (first.stuck.backsOff
                                ? ": each wait longer, as the retransmission timeout backs off" : ""),
                        first.flow.sender.largestArrived > 0
                            ? "segments up to \(first.flow.sender.largestArrived) bytes had arrived before"
                            : "the handshake passed; no data was ever acknowledged",
                    ]),
                connections: members.map(\.flow.connection.number),
                frames: members.prefix(3).flatMap { $0.stuck.frames.frames })
        }
    }
}
