import Findings

/// Packets that overtake one another, and packets that come twice.
enum Reordering {
    private static let fewest = 3
    private static let smallestPerMille = 10

    /// Whether a sender, seen before the place where packets change order, repeats what the receiver then reports as double
    /// (RFC 2883), after reports of holes that were none.
    static func wasNeedless(_ sender: Side, _ receiver: Side) -> Bool {
        let reports = receiver.duplicateReports.count
        return reports > 0 && reports * 5 >= sender.retransmissions.count * 4
            && receiver.selectiveAcknowledgements > 2 * reports
    }

    static func findings(_ facts: CaptureFacts) -> [CaptureFinding] {
        seen(facts) + reported(facts)
    }

    /// Reordering behind the place of the capture, as the receiver reports it.
    private static func reported(_ facts: CaptureFacts) -> [CaptureFinding] {
        let flows = facts.connections.flatMap { connection in
            connection.sides.compactMap { sender, receiver, isClient in
                sender.reordered.isEmpty && sender.retransmissions.count >= fewest && wasNeedless(sender, receiver)
                    ? Flow(connection: connection, isClient: isClient) : nil
            }
        }
        return flows.grouped(by: \.pair).map { pair, members in
            let repeats = members.reduce(0) { $0 + $1.sender.retransmissions.count }
            let reports = members.reduce(0) { $0 + $1.receiver.duplicateReports.count }
            return CaptureFinding(
                Finding(
                    code: .packetsReordered, severity: .warning, direction: members[0].isClient ? .forward : .return,
                    component: "\(pair.to)",
                    message: "Packets from \(pair.from) to \(pair.to) overtake one another behind this place.",
                    evidence: [
                        "\(repeats) segments were sent again, and \(pair.to) reports \(reports) of them as double: the first "
                            + "copies had arrived late"
                    ]),
                connections: members.map(\.connection.number),
                frames: members.prefix(4).flatMap {
                    $0.sender.retransmissions.frames.prefix(3) + $0.receiver.duplicateReports.frames.prefix(3)
                })
        }
    }

    private static func seen(_ facts: CaptureFacts) -> [CaptureFinding] {
        find(facts, .packetsReordered, \.reordered) { pair, late, all, flows in
            let needless = flows.reduce(0) { $0 + $1.sender.retransmissions.count }
            return (
                "Packets from \(pair.from) to \(pair.to) overtake one another.",
                [
                    "\(late) of \(all) data segments (\(Amounts.share(late, of: all))) were sent before packets that came first",
                    "\(Amounts.count(needless, "segment")) sent again meanwhile",
                ]
            )
        }
            + find(facts, .packetsDuplicated, \.duplicates) { pair, copies, all, _ in
                (
                    "Packets from \(pair.from) to \(pair.to) come twice: the network copies them.",
                    ["\(copies) copies of \(all) data segments (\(Amounts.share(copies, of: all)))"]
                )
            }
    }

    private static func find(
        _ facts: CaptureFacts, _ code: FindingCode, _ property: KeyPath<Side, FrameList>,
        _ words: (PathMTU.Pair, Int, Int, [Flow]) -> (message: String, evidence: [String])
    ) -> [CaptureFinding] {
        let flows = facts.connections.flatMap { connection in
            connection.sides.compactMap { sender, _, isClient in
                sender[keyPath: property].isEmpty ? nil : Flow(connection: connection, isClient: isClient)
            }
        }
        return flows.grouped(by: \.pair).compactMap { pair, members in
            let count = members.reduce(0) { $0 + $1.sender[keyPath: property].count }
            let all = members.reduce(0) { $0 + $1.sender.dataSegments }
            guard count >= fewest, count * 1000 >= all * smallestPerMille else { return nil }
            let (message, evidence) = words(pair, count, all, members)
            return CaptureFinding(
                Finding(
                    code: code, severity: .warning, direction: members[0].isClient ? .forward : .return,
                    component: "\(pair.to)", message: message, evidence: evidence),
                connections: members.map(\.connection.number),
                frames: members.prefix(4).flatMap { $0.sender[keyPath: property].frames.prefix(4) })
        }
    }
}
