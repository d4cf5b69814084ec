import Findings

/// What is wrong with the capture itself, so that its other findings are read with care.
enum CaptureFaults {
    static func findings(_ facts: CaptureFacts) -> [CaptureFinding] {
        oneWay(facts) + incomplete(facts)
    }

    private static func oneWay(_ facts: CaptureFacts) -> [CaptureFinding] {
        let halves = facts.connections.filter(\.isOneWay)
        guard let first = halves.first else { return [] }
        let missing = first.server.packets == 0 ? first.server.socket.host : first.client.socket.host
        return [
            CaptureFinding(
                Finding(
                    code: .captureOneWay, severity: .warning, direction: nil, component: "\(missing)",
                    message:
                        "\(Amounts.count(halves.count, "connection")): only one direction was captured, and it goes on as if "
                        + "answered: the other one takes another way, or the capture leaves it out.",
                    evidence: ["no packet from \(missing) in connection \(first.number)"]),
                connections: halves.map(\.number), frames: halves.prefix(6).map(\.firstFrame))
        ]
    }

    private static func incomplete(_ facts: CaptureFacts) -> [CaptureFinding] {
        let holed = facts.connections.filter { connection in
            !connection.isOneWay && connection.sides.contains { $0.sender.packets > 0 && !$0.sender.unseen.isEmpty }
        }
        let bytes = holed.reduce(0) { $0 + $1.client.unseenBytes + $1.server.unseenBytes }
        guard bytes > 0 || facts.lostFrames > 0 else { return [] }
        var evidence: [String] = []
        if bytes > 0 {
            evidence.append("\(Amounts.count(bytes, "byte")) were acknowledged that the capture does not hold")
        }
        if facts.lostFrames > 0 { evidence.append("the capturing system says that it lost \(facts.lostFrames) frames") }
        return [
            CaptureFinding(
                Finding(
                    code: .captureIncomplete, severity: .warning, direction: nil, component: facts.files.first ?? "-",
                    message:
                        "The capture lacks packets that were on the wire: what it shows of loss may be its own.",
                    evidence: evidence),
                connections: holed.map(\.number),
                frames: holed.prefix(6).flatMap {
                    $0.client.unseen.frames.prefix(2) + $0.server.unseen.frames.prefix(2)
                })
        ]
    }
}
