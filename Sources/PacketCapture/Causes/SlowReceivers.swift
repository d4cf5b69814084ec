import Findings

/// Applications that leave their data unread.
enum SlowReceivers {
    /// A window closed for less than this, and never tested, is the ebb and flow of a fast transfer.
    private static let shortest: Int64 = 500_000_000
    private static let long: Int64 = 3_000_000_000

    /// Whether a side left its window closed long enough to slow the other down.
    static func isSlow(_ side: Side, _ sender: Side) -> Bool {
        !side.window.closings.isEmpty && (side.window.totalClosed >= shortest || !sender.windowProbes.isEmpty)
    }

    static func findings(_ facts: CaptureFacts) -> [CaptureFinding] {
        let slow = facts.connections.flatMap { connection in
            connection.sides.compactMap { slow, sender, isClient in
                isSlow(slow, sender)
                    ? (connection: connection, slow: slow, sender: sender, isClient: isClient) : nil
            }
        }
        return slow.grouped { $0.isClient ? "\($0.slow.socket.host)" : "\($0.slow.socket)" }.map { component, members in
            let worst = members.max { $0.slow.window.totalClosed < $1.slow.window.totalClosed } ?? members[0]
            let isBad = members.contains { $0.slow.window.totalClosed >= long || $0.slow.window.isClosed }
            return CaptureFinding(
                Finding(
                    code: .receiverTooSlow, severity: isBad ? .error : .warning,
                    direction: worst.isClient ? .return : .forward, component: component,
                    message:
                        "\(Amounts.count(members.count, "connection")): \(component) does not read fast enough and closes its "
                        + "window; the network delivered all of it.",
                    evidence: [
                        "connection \(worst.connection.number): the window was closed "
                            + "\(Amounts.count(worst.slow.window.closings.count, "time")), for "
                            + "\(Amounts.time(worst.slow.window.totalClosed))"
                            + (worst.slow.window.isClosed ? ", and is so at the end" : ""),
                        "\(worst.sender.socket.host) tested the closed window "
                            + Amounts.count(worst.sender.windowProbes.count, "time"),
                    ]
                        + (worst.sender.lossCount > 0
                            ? [
                                "\(Amounts.count(worst.sender.lossCount, "segment")) found no room there and had to be sent again"
                            ]
                            : []),
                    fixes: [Fix("See on that host which socket is full: Recv-Q.", command: "ss -tmn")]),
                connections: members.map(\.connection.number),
                frames: members.prefix(4).flatMap {
                    $0.slow.window.closings.frames.prefix(2) + $0.sender.windowProbes.frames.prefix(2)
                })
        }
    }
}
