import Findings

/// Senders whose large packets vanish, and those that learn what fits.
enum PathMTU {
    /// Every IPv4 host takes packets of this size (RFC 791), so nothing on a path is smaller.
    static let alwaysFits = 576

    static func findings(_ facts: CaptureFacts) -> [CaptureFinding] {
        let stuck = facts.connections.flatMap { connection in
            connection.sides.compactMap { sender, _, isClient in
                connection.blackHole(sender, isClient).map {
                    (flow: Flow(connection: connection, isClient: isClient), stuck: $0)
                }
            }
        }
        let holes = stuck.grouped(by: \.flow.pair).map { pair, members in
            let example = members[0]
            let arrived =
                facts.connections.flatMap { connection in
                    connection.sides.filter { sender, receiver, _ in
                        sender.socket.host == pair.from && receiver.socket.host == pair.to
                    }.map(\.sender.largestArrivedPacket)
                }.filter { $0 < example.stuck.packetLength }.max() ?? 0
            return hole(pair, members.map { ($0.flow.connection, $0.stuck) }, example.flow.isClient, arrived)
        }
        return holes + hidden(facts) + learned(facts, stuck: Set(stuck.map(\.flow.connection.number)))
    }

    struct Pair: Hashable {
        let from: Host
        let to: Host

        init(_ from: Host, _ to: Host) {
            self.from = from
            self.to = to
        }
    }

    private static func hole(
        _ pair: Pair, _ members: [(connection: Connection, stuck: RepeatedSegment)], _ isClient: Bool, _ arrived: Int
    ) -> CaptureFinding {
        let stuck = members[0].stuck
        let told = members.flatMap { $0.connection.icmpErrors.filter { $0.kind == .tooBig } }
        var evidence = [
            "connection \(members[0].connection.number): a packet of \(stuck.packetLength) bytes was sent again "
                + "\(stuck.repeats) times, after \(Amounts.times(stuck.gaps)), and never acknowledged",
            arrived > 0
                ? "packets up to \(arrived) bytes from \(pair.from) arrive"
                : "the handshake passes; no data was acknowledged",
        ]
        if let first = told.first {
            evidence.append(
                "\(first.reporter) says that \(first.mtu) bytes fit, and the sender goes on as before: "
                    + "its own firewall drops the message")
        } else {
            evidence.append("no ICMP message says what fits")
        }
        return CaptureFinding(
            Finding(
                code: .pathMTUBlackHole, severity: .error, direction: isClient ? .forward : .return,
                component: "\(pair.from)",
                message:
                    "\(Amounts.count(members.count, "connection")): large packets from \(pair.from) to \(pair.to) vanish, small "
                    + "ones arrive. A link on the way is smaller, and the sender is not told.",
                evidence: evidence,
                fixes: [
                    Fix(
                        "Let the sender find the size by itself, until the link or the rule that drops the ICMP message is mended.",
                        command: "sysctl -w net.ipv4.tcp_mtu_probing=1")
                ]),
            connections: members.map(\.connection.number),
            frames: members.prefix(3).flatMap { $0.stuck.frames.frames } + told.prefix(2).map(\.frame))
    }

    /// Black holes seen from the side where the large packets should arrive.
    private static func hidden(_ facts: CaptureFacts) -> [CaptureFinding] {
        let missing = facts.connections.flatMap { connection in
            connection.sides.compactMap { sender, receiver, isClient in
                connection.hiddenHole(sender, receiver, until: facts.lastTime).map {
                    (flow: Flow(connection: connection, isClient: isClient), hole: $0)
                }
            }
        }
        return missing.grouped(by: \.flow.pair).map { pair, members in
            let first = members[0]
            return CaptureFinding(
                Finding(
                    code: .pathMTUBlackHole, severity: .error, direction: first.flow.isClient ? .forward : .return,
                    component: "\(pair.from)",
                    message:
                        "\(Amounts.count(members.count, "connection")): of what \(pair.from) sends to \(pair.to), small packets "
                        + "arrive and large ones never do, however often \(pair.to) asks for them.",
                    evidence: [
                        "connection \(first.flow.connection.number): \(first.hole.count) bytes are missing from byte "
                            + "\(first.hole.lowerBound) on; packets up to \(first.flow.sender.largestPacket) bytes came",
                        "both ends agreed on segments of \(first.flow.receiver.segmentSize ?? 0) bytes",
                    ],
                    fixes: [
                        Fix(
                            "Let the sender find the size by itself, until the link or the rule that drops the ICMP message is "
                                + "mended.", command: "sysctl -w net.ipv4.tcp_mtu_probing=1")
                    ]),
                connections: members.map(\.flow.connection.number),
                frames: members.prefix(4).flatMap {
                    $0.flow.connection.handshake.syns.frames.prefix(1)
                        + $0.flow.receiver.repeatedAcknowledgements.frames.prefix(3)
                        + $0.flow.receiver.holeReports.frames.prefix(3)
                })
        }
    }

    private static func learned(_ facts: CaptureFacts, stuck: Set<Int>) -> [CaptureFinding] {
        let told = facts.connections.filter { connection in
            !stuck.contains(connection.number) && connection.icmpErrors.contains { $0.kind == .tooBig }
        }
        return told.compactMap { connection in
            connection.icmpErrors.first { $0.kind == .tooBig }.map { (connection: connection, report: $0) }
        }.grouped { $0.report.reporter }.map { reporter, members in
            CaptureFinding(
                Finding(
                    code: .pathMTULearned, severity: .info,
                    direction: members[0].report.isAboutClient ? .forward : .return,
                    component: "\(reporter)",
                    message:
                        "\(Amounts.count(members.count, "connection")): \(reporter) said that \(members[0].report.mtu) bytes "
                        + "fit, and the sender went on with smaller packets, as it should."),
                connections: members.map(\.connection.number), frames: members.prefix(6).map(\.report.frame))
        }
    }
}
