import Findings

/// Servers whose answer to a SYN does not get back to the client.
enum UnansweredSYNAcks {
    static func findings(_ facts: CaptureFacts) -> [CaptureFinding] {
        facts.connections.filter(\.isSYNAckLost).grouped { $0.server.socket }.map { server, connections in
            let example = connections[0]
            let clients = Set(connections.map(\.client.socket.host)).sorted().map(\.description)
            return CaptureFinding(
                Finding(
                    code: .synAckUnanswered, severity: .error, direction: .return, component: "\(server)",
                    message:
                        "\(Amounts.count(connections.count, "connection")) to \(server): the server answers the SYN, and the "
                        + "client never acknowledges: the answer is lost on the way back to \(Amounts.list(clients)).",
                    evidence: [
                        "connection \(example.number): \(example.handshake.syns.count) SYN, "
                            + "\(example.handshake.synAcks.count) SYN-ACK, no acknowledgement",
                        "client ports \(Amounts.list(connections.map { "\($0.client.socket.port)" }))",
                    ],
                    fixes: [
                        Fix(
                            "Ask which rule or route of AWS drops the way back.",
                            command: "awsdrops path --src \(example.client.socket.host) --dst \(server)")
                    ]),
                connections: connections.map(\.number),
                frames: connections.prefix(4).flatMap {
                    $0.handshake.syns.frames.prefix(2) + $0.handshake.synAcks.frames.prefix(3)
                })
        }
    }
}
