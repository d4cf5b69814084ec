import Findings

/// Connections that get no answer at all.
enum UnansweredSYNs {
    static func findings(_ facts: CaptureFacts) -> [CaptureFinding] {
        facts.connections.filter { !$0.handshake.syns.isEmpty }.grouped { $0.server.socket }.compactMap { server, all in
            let silent = all.filter { $0.isUnanswered(until: facts.lastTime) }
            guard !silent.isEmpty else { return nil }
            let opened = all.filter { !$0.handshake.synAcks.isEmpty }
            if isMixed(silent, opened) { return sometimes(server, silent, opened) }
            return always(server, silent, opened, facts)
        }
    }

    /// Whether failures and successes lie so close that no rule can have changed between them.
    private static func isMixed(_ silent: [Connection], _ opened: [Connection]) -> Bool {
        guard let firstSilent = silent.compactMap(\.firstTime).min(),
            let lastSilent = silent.compactMap(\.lastTime).max(),
            let firstOpened = opened.compactMap(\.firstTime).min(),
            let lastOpened = opened.compactMap(\.firstTime).max()
        else { return false }
        if firstOpened > lastSilent { return false }
        // The last success and the first failure may be far apart where a service went away.
        return lastOpened > firstSilent || firstSilent - lastOpened < 2_000_000_000
    }

    private static func frames(_ connections: [Connection]) -> [Int] {
        connections.prefix(4).flatMap { $0.handshake.syns.frames.prefix(3) }
    }

    private static func timing(_ connections: [Connection]) -> String {
        let example = connections.max { $0.handshake.syns.count < $1.handshake.syns.count }
        guard let example, example.handshake.syns.count > 1 else { return "each SYN was sent once" }
        let times = example.handshake.synTimes
        let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
        return "connection \(example.number): \(example.handshake.syns.count) SYNs, \(Amounts.times(gaps)) apart"
    }

    private static func sometimes(
        _ server: Socket, _ silent: [Connection], _ opened: [Connection]
    ) -> CaptureFinding {
        let repeated = opened.filter { connection in
            guard let acknowledged = connection.handshake.acknowledgement?.frame,
                let last = connection.handshake.synAcks.last
            else { return false }
            return last > acknowledged
        }
        var evidence = [
            "\(Amounts.count(opened.count, "connection")) to the same port opened in the same time", timing(silent),
        ]
        if !repeated.isEmpty {
            evidence.append(
                "the server repeats its SYN-ACK though the client acknowledged it (connection \(repeated[0].number)): its "
                    + "accept queue is full")
        } else {
            evidence.append("a full connection tracking table, of the host or of the instance, looks the same")
        }
        return CaptureFinding(
            Finding(
                code: .synUnansweredSometimes, severity: .error, direction: .forward, component: "\(server)",
                message:
                    "\(silent.count) of \(silent.count + opened.count) connections to \(server) get no answer, while others "
                    + "open: a queue or table of the server is full.",
                evidence: evidence,
                fixes: [
                    Fix(
                        "Compare the listen queues of the server before and after.",
                        command: "ss -ltn; nstat -az TcpExtListen*")
                ]),
            connections: silent.map(\.number), frames: frames(silent))
    }

    private static func always(
        _ server: Socket, _ silent: [Connection], _ opened: [Connection], _ facts: CaptureFacts
    ) -> CaptureFinding {
        let isAtServer =
            silent.contains { $0.capturePlace == .server }
            || facts.connections.contains { $0.server.socket.host == server.host && $0.capturePlace == .server }
        var evidence = [timing(silent), "no SYN-ACK, no reset and no ICMP error came"]
        if let last = opened.compactMap(\.firstTime).min(), let silentEnd = silent.compactMap(\.lastTime).max() {
            evidence.append(
                last > silentEnd
                    ? "later \(Amounts.count(opened.count, "connection")) to it opened: something changed in between"
                    : "earlier \(Amounts.count(opened.count, "connection")) to it opened: something changed in between")
        }
        if !isAtServer, let hopLimit = silent[0].client.hopLimit, silent[0].capturePlace != .client, hopLimit % 64 != 0,
            hopLimit != 255
        {
            evidence.append(
                "the SYN has \(hopLimit) hops left: it was seen away from the client. If that was on the server's host, the host "
                    + "drops it")
        }
        let who = Amounts.count(silent.count, "connection")
        let message =
            isAtServer
            ? "\(who) to \(server): the SYN arrives at the server's host, which answers nothing: its firewall, or a full queue."
            : "\(who) to \(server): no answer of any kind. The SYN or its answer is dropped silently: a rule, a route, or the "
                + "host's firewall."
        return CaptureFinding(
            Finding(
                code: isAtServer ? .synUnansweredByHost : .synUnanswered, severity: .error, direction: .forward,
                component: "\(server)", message: message, evidence: evidence,
                fixes: isAtServer
                    ? [Fix("Look for rules of the host that drop.", command: "nft list ruleset; iptables-save -c")]
                    : [
                        Fix(
                            "Ask which rule or route of AWS drops it.",
                            command:
                                "awsdrops path --src \(silent[0].client.socket.host) --dst \(server)")
                    ]),
            connections: silent.map(\.number), frames: frames(silent))
    }
}
