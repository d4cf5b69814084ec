import Findings

/// Packets lost on the way, as repeats and holes show them.
enum Losses {
    /// Fewer repeats than this, and a smaller share, are no trouble: TCP lives with them. No source gives a limit; these
    /// are ours.
    private static let fewest = 3
    private static let smallestPerMille = 10
    private static let badPerMille = 50

    static func findings(_ facts: CaptureFacts) -> [CaptureFinding] {
        var flows: [Flow] = []
        for connection in facts.connections {
            for (sender, receiver, isClient) in connection.sides
            where sender.lossCount > 0 && !connection.isLossExplained(sender, receiver, isClient)
                && !isOther(sender, receiver)
            { flows.append(Flow(connection: connection, isClient: isClient)) }
        }
        return flows.grouped(by: \.pair).compactMap { pair, members in finding(pair, members, facts) }
    }

    /// Whether what is repeated has another cause: it came late, or damaged.
    private static func isOther(_ sender: Side, _ receiver: Side) -> Bool {
        let isLate =
            sender.reordered.count > 0 && sender.retransmissions.count <= sender.reordered.count && sender.fills.isEmpty
        return isLate || Reordering.wasNeedless(sender, receiver)
            || (Corruption.isDamage(sender) && sender.badChecksums.count * 2 >= sender.lossCount)
    }

    private static func finding(_ pair: PathMTU.Pair, _ flows: [Flow], _ facts: CaptureFacts) -> CaptureFinding? {
        let repeats = flows.reduce(0) { $0 + $1.sender.retransmissions.count }
        let fills = flows.reduce(0) { $0 + $1.sender.fills.count }
        let needless = flows.reduce(0) {
            $0
                + max(
                    $1.sender.needlessRetransmissions.count,
                    min($1.sender.retransmissions.count, $1.receiver.duplicateReports.count))
        }
        // The share is of all that was sent that way, in connections without loss too.
        let sent = facts.connections.reduce(0) { sum, connection in
            sum
                + connection.sides.reduce(0) {
                    $0
                        + ($1.sender.socket.host == pair.from && $1.receiver.socket.host == pair.to
                            ? $1.sender.dataSegments : 0)
                }
        }
        let lost = repeats + fills
        guard lost >= fewest, lost * 1000 >= sent * smallestPerMille else { return nil }
        let isQueue =
            fills > repeats && flows.allSatisfy { $0.connection.capturePlace == ($0.isClient ? .client : .server) }
        let isAcknowledgements = !isQueue && needless * 2 > lost
        var evidence = ["\(lost) of \(sent) data segments (\(Amounts.share(lost, of: sent)))"]
        if repeats > needless {
            evidence.append("\(repeats - needless) were seen here and sent again: lost behind this place")
        }
        if fills > 0 { evidence.append("\(fills) came late to fill a hole: lost before this place") }
        if needless > 0 {
            evidence.append(
                "\(needless) were sent again though they had arrived: acknowledged before, or reported as double")
        }
        evidence += roundTrips(flows)
        return CaptureFinding(
            Finding(
                code: isQueue ? .lostInSenderQueue : isAcknowledgements ? .acknowledgementsLost : .packetLoss,
                severity: lost * 1000 >= sent * badPerMille ? .error : .warning,
                direction: flows[0].isClient ? .forward : .return, component: "\(pair.from)",
                message: message(pair, isQueue: isQueue, isAcknowledgements: isAcknowledgements), evidence: evidence,
                fixes: isQueue
                    ? [Fix("See which queue of the host drops.", command: "tc -s qdisc")]
                    : [
                        Fix(
                            "See whether the instances are beyond their allowances.",
                            command: "ethtool -S <interface> | grep allowance_exceeded")
                    ]),
            connections: flows.map(\.connection.number),
            frames: flows.prefix(4).flatMap {
                $0.sender.retransmissions.frames.prefix(4) + $0.sender.fills.frames.prefix(4)
            })
    }

    private static func message(_ pair: PathMTU.Pair, isQueue: Bool, isAcknowledgements: Bool) -> String {
        if isQueue {
            return
                "Packets from \(pair.from) to \(pair.to) are lost in \(pair.from) itself, before they reach its interface."
        }
        return isAcknowledgements
            ? "Acknowledgements from \(pair.to) are lost on their way to \(pair.from), which sends again what had arrived."
            : "Packets from \(pair.from) to \(pair.to) are lost on the way."
    }

    private static func roundTrips(_ flows: [Flow]) -> [String] {
        let measured = flows.map(\.sender.roundTrips).filter { $0.count > 0 }
        guard let shortest = measured.compactMap(\.shortest).min(), let longest = measured.compactMap(\.longest).max()
        else {
            return []
        }
        let grew = longest / 4 > shortest && longest - shortest > 5_000_000
        return [
            "round trips from this place took \(Amounts.time(shortest)) to \(Amounts.time(longest))"
                + (grew ? ": a queue on the way fills up" : "")
        ]
    }
}
