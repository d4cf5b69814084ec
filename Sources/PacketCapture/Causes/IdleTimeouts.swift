import Findings

/// Connections that are dead after a pause.
enum IdleTimeouts {
    static func findings(_ facts: CaptureFacts) -> [CaptureFinding] {
        resets(facts) + silences(facts)
    }

    /// A pause that a reset ends, with nothing sent before it, is a timeout of the end itself; shorter ones are its own affair.
    static let shortestBeforeBareReset: Int64 = 30_000_000_000

    /// The reset that follows a pause of a connection.
    static func reset(_ connection: Connection) -> (reset: ResetRecord, pause: Int64)? {
        guard let reset = connection.resets.first(where: { !$0.isAfterClose && !$0.answersSYN }),
            let pause = reset.pause
        else {
            return nil
        }
        let isAnswer = connection.pause.map { $0.length == pause && $0.isClientFirst != reset.isFromClient } ?? false
        return isAnswer || pause >= shortestBeforeBareReset ? (reset, pause) : nil
    }

    private static func resets(_ facts: CaptureFacts) -> [CaptureFinding] {
        let cut = facts.connections.compactMap { connection in
            reset(connection).map { (connection: connection, reset: $0.reset, pause: $0.pause) }
        }
        return cut.grouped { $0.connection.server.socket }.map { server, members in
            let first = members[0]
            let usual = first.reset.usualHopLimit
            var evidence = [pauses(members.map(\.pause)), "the reset has \(first.reset.hopLimit) hops left"]
            if let usual {
                evidence[1] +=
                    usual == first.reset.hopLimit
                    ? ", as that end's other packets have"
                    : "; that end's other packets have \(usual): a device on the way made it"
            }
            if let identification = first.reset.identification {
                evidence[1] += "; IP identification \(identification)"
            }
            return CaptureFinding(
                finding(
                    .idleThenReset, server,
                    "\(Amounts.count(members.count, "connection")) with \(server): after a pause of "
                        + "\(Amounts.time(first.pause)) the connection is reset.", evidence),
                connections: members.map(\.connection.number),
                frames: members.prefix(6).flatMap { [$0.connection.pause?.frame, $0.reset.frame].compactMap { $0 } })
        }
    }

    private static func silences(_ facts: CaptureFacts) -> [CaptureFinding] {
        let cut = facts.connections.compactMap { connection in
            connection.sides.lazy.compactMap { sender, _, isClient in
                connection.silenceAfterPause(sender, isClient).map {
                    (connection: connection, pause: $0, stuck: sender.unansweredRepeat)
                }
            }.first
        }
        return cut.grouped { $0.connection.server.socket }.map { server, members in
            let first = members[0]
            var evidence = [pauses(members.map(\.pause.length))]
            if let stuck = first.stuck {
                evidence.append(
                    "connection \(first.connection.number): \(stuck.dataLength) bytes were sent again \(stuck.repeats) times, "
                        + "after \(Amounts.times(stuck.gaps)), without an answer")
            }
            return CaptureFinding(
                finding(
                    .idleThenSilence, server,
                    "\(Amounts.count(members.count, "connection")) with \(server): after a pause of "
                        + "\(Amounts.time(first.pause.length)) nothing is answered any more.", evidence),
                connections: members.map(\.connection.number),
                frames: members.prefix(3).flatMap { [$0.pause.frame] + ($0.stuck?.frames.frames ?? []) })
        }
    }

    private static func pauses(_ lengths: [Int64]) -> String {
        let range = "pauses of \(Amounts.time(lengths.min() ?? 0)) to \(Amounts.time(lengths.max() ?? 0))"
        let shortest = lengths.min() ?? 0
        if shortest >= 349_000_000_000 {
            return "\(range): beyond 350 s, the usual limit of NAT gateways and network load balancers"
        }
        if shortest >= 59_000_000_000 { return "\(range): beyond 60 s, the usual limit of application load balancers" }
        return "\(range): shorter than the limits AWS sets by default; some other device forgets sooner"
    }

    private static func finding(
        _ code: FindingCode, _ server: Socket, _ message: String, _ evidence: [String]
    ) -> Finding {
        Finding(
            code: code, severity: .error, direction: nil, component: "\(server)", message: message, evidence: evidence,
            fixes: [
                Fix(
                    "Let idle connections send keepalives; the application has to set SO_KEEPALIVE.",
                    command: "sysctl -w net.ipv4.tcp_keepalive_time=60 net.ipv4.tcp_keepalive_intvl=30")
            ])
    }
}
