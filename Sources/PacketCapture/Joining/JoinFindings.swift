import Findings

/// What two joined places say that neither says alone.
enum JoinFindings {
    private static let warningPerMille = 10
    private static let errorPerMille = 50

    static func findings(_ join: CaptureJoin, _ places: [CaptureFacts]) -> [CaptureFinding] {
        let names = (near: name(places[join.nearPlace]), far: name(places[join.farPlace]))
        var findings = neverCame(join, names)
        for isThere in [true, false] {
            let groups = join.connections.grouped { $0.near.server.socket.host }
            for (host, members) in groups {
                if let finding = lost(join, host, members, isThere: isThere, names) { findings.append(finding) }
                if let finding = forged(join, host, members, isThere: isThere, names) { findings.append(finding) }
            }
        }
        return findings
    }

    static func name(_ facts: CaptureFacts) -> String { facts.files.joined(separator: ", ") }

    /// Connections whose SYN was never seen at the other place.
    private static func neverCame(_ join: CaptureJoin, _ names: (near: String, far: String)) -> [CaptureFinding] {
        join.onlyNear.grouped { $0.server.socket }.map { server, members in
            CaptureFinding(
                Finding(
                    code: .blockedBetweenCaptures, severity: .error, direction: .forward, component: "\(server)",
                    message:
                        "\(Amounts.count(members.count, "connection")) to \(server): the SYN left \(names.near) and never came "
                        + "to \(names.far). It is dropped in between.",
                    evidence: ["\(names.far) holds no packet of them"], fixes: [ask(members[0])]),
                connections: members.map(\.number), frames: members.prefix(4).flatMap { $0.handshake.syns.frames },
                place: join.nearPlace)
        }
    }

    private static func lost(
        _ join: CaptureJoin, _ host: Host, _ members: [JoinedConnection], isThere: Bool,
        _ names: (near: String, far: String)
    ) -> CaptureFinding? {
        let directions = members.map { isThere ? $0.there : $0.back }
        let lost = directions.reduce(0) { $0 + $1.lost.count }
        let sent = directions.reduce(0) { $0 + $1.sent }
        guard lost > 0 else { return nil }
        let (from, to) = isThere ? (names.near, names.far) : (names.far, names.near)
        var evidence = ["\(sent - lost) of \(sent) packets arrived"]
        if let smallest = directions.compactMap(\.smallestLost).min(),
            let largest = directions.compactMap(\.largestArrived).max()
        {
            evidence.append(
                smallest > largest
                    ? "every lost packet has \(smallest) bytes or more, and none above \(largest) arrived: a smaller MTU in between"
                    : "lost packets have \(smallest) bytes or more; packets up to \(largest) bytes arrived")
        }
        let touched = members.filter { !(isThere ? $0.there : $0.back).lost.isEmpty }
        let isBlocked = lost == sent
        let severity: Severity =
            lost * 1000 >= sent * errorPerMille ? .error : lost * 1000 >= sent * warningPerMille ? .warning : .info
        return CaptureFinding(
            Finding(
                code: isBlocked ? .blockedBetweenCaptures : .lostBetweenCaptures, severity: severity,
                direction: isThere ? .forward : .return,
                component: "\(host)",
                message:
                    "\(lost) of \(sent) packets \(isThere ? "to" : "from") \(host) left \(from) and never came to \(to).",
                evidence: evidence, fixes: isBlocked ? [ask(members[0].near)] : []),
            connections: touched.map { isThere ? $0.near.number : $0.far.number },
            frames: touched.prefix(4).flatMap { (isThere ? $0.there : $0.back).lost.frames },
            place: isThere ? join.nearPlace : join.farPlace)
    }

    private static func ask(_ connection: Connection) -> Fix {
        Fix(
            "Ask which rule or route of AWS drops it.",
            command: "awsdrops path --src \(connection.client.socket.host) --dst \(connection.server.socket)")
    }

    /// Resets that one place got and the other never saw pass.
    private static func forged(
        _ join: CaptureJoin, _ host: Host, _ members: [JoinedConnection], isThere: Bool,
        _ names: (near: String, far: String)
    ) -> CaptureFinding? {
        let touched = members.filter { (isThere ? $0.there : $0.back).insertedResets > 0 }
        guard !touched.isEmpty else { return nil }
        let (from, to) = isThere ? (names.near, names.far) : (names.far, names.near)
        return CaptureFinding(
            Finding(
                code: .resetByMiddlebox, severity: .error, direction: isThere ? .forward : .return,
                component: "\(host)",
                message:
                    "\(Amounts.count(touched.count, "connection")) with \(host): a reset came to \(to) that never passed "
                    + "\(from): something in between made it."),
            connections: touched.map { isThere ? $0.far.number : $0.near.number },
            frames: touched.prefix(4).flatMap { (isThere ? $0.there : $0.back).inserted.frames },
            place: isThere ? join.farPlace : join.nearPlace)
    }
}
