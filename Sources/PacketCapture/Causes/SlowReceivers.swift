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
        // The window that closes is in the packets of the side that is slow: it is the sender here.
        let slow = facts.connections.flatMap { connection in
            connection.sides.compactMap { slow, sender, isClient in
                isSlow(slow, sender) ? Flow(connection: connection, isClient: isClient) : nil
            }
        }
        func component(_ flow: Flow) -> String {
            flow.isClient ? "\(flow.sender.socket.host)" : "\(flow.sender.socket)"
        }
        return slow.grouped(by: component).map { component, members in
            let worst = members.max { $0.sender.window.totalClosed < $1.sender.window.totalClosed } ?? members[0]
            let isBad = members.contains { $0.sender.window.totalClosed >= long || $0.sender.window.isClosed }
            return CaptureFinding(
                Finding(
                    code: .receiverTooSlow, severity: isBad ? .error : .warning,
                    direction: worst.isClient ? .return : .forward, component: component,
                    message:
                        "\(Amounts.count(members.count, "connection")): \(component) does not read fast enough and closes its "
                        + "window; the network delivered all of it.",
                    evidence: [
                        "connection \(worst.connection.number): the window was closed "
                            + "\(Amounts.count(worst.sender.window.closings.count, "time")), for "
                            + "\(Amounts.time(worst.sender.window.totalClosed))"
                            + (worst.sender.window.isClosed ? ", and is so at the end" : ""),
                        "\(worst.receiver.socket.host) tested the closed window "
                            + Amounts.count(worst.receiver.windowProbes.count, "time"),
                    ]
                        + (worst.receiver.lossCount > 0
                            ? [
                                "\(Amounts.count(worst.receiver.lossCount, "segment")) found no room there and had to be sent again"
                            ]
                            : []),
                    fixes: [Fix("See on that host which socket is full: Recv-Q.", command: "ss -tmn")]),
                connections: members.map(\.connection.number),
                frames: members.prefix(4).flatMap {
                    $0.sender.window.closings.frames.prefix(2) + $0.receiver.windowProbes.frames.prefix(2)
                })
        }
    }
}
