import Findings

/// What routers and hosts say by ICMP, path MTU discovery apart.
enum ICMPErrors {
    private struct Key: Hashable {
        let server: Socket
        let reporter: Host
        let code: FindingCode
        let type: UInt8
        let number: UInt8
    }

    static func findings(_ facts: CaptureFacts) -> [CaptureFinding] {
        let told = facts.connections.compactMap { connection -> (connection: Connection, report: ICMPReport)? in
            guard let report = connection.icmpErrors.first(where: { $0.kind != .tooBig && $0.kind != .other }) else {
                return nil
            }
            return (connection, report)
        }
        let groups = told.grouped { connection, report in
            Key(
                server: connection.server.socket, reporter: report.reporter, code: code(connection, report),
                type: report.type, number: report.code)
        }
        return groups.map { finding($0.key, $0.members) } + loops(facts, told: Set(told.map(\.connection.number)))
    }

    /// A way in AWS has few hops: a packet that used up this many went in a circle.
    private static let mostHops: UInt8 = 30

    private static func code(_ connection: Connection, _ report: ICMPReport) -> FindingCode {
        let sender = report.isAboutClient ? connection.client : connection.server
        let target = report.isAboutClient ? connection.server.socket.host : connection.client.socket.host
        switch report.kind {
        case .timeExceeded:
            return sender.hopLimit ?? 0 > mostHops || !sender.loops.isEmpty ? .routingLoop : .hopLimitExpired
        case .portUnreachable, .prohibited:
            return report.reporter == target ? .rejectedByHostFirewall : .prohibitedByRouter
        case .noRoute, .tooBig, .other:
            return report.reporter == target ? .rejectedByHostFirewall : .icmpUnreachable
        }
    }

    private static func finding(
        _ key: Key, _ members: [(connection: Connection, report: ICMPReport)]
    ) -> CaptureFinding {
        let many = "\(Amounts.count(members.count, "connection")) to \(key.server)"
        let hops = members[0].connection.client.hopLimit.map { "\($0)" } ?? "unknown"
        let message =
            switch key.code {
            case .routingLoop:
                "\(many): packets go in a circle until their hop limit is used up; \(key.reporter) says so."
            case .hopLimitExpired: "\(many): sent with a hop limit of \(hops), used up at \(key.reporter)."
            case .rejectedByHostFirewall: "\(many): \(key.reporter) itself rejects it by ICMP: a rule of its firewall."
            case .prohibitedByRouter: "\(many): \(key.reporter), a device on the way, says that a rule forbids it."
            default: "\(many): \(key.reporter) says that it cannot deliver the packets."
            }
        return CaptureFinding(
            Finding(
                code: key.code, severity: .error, direction: members[0].report.isAboutClient ? .forward : .return,
                component: "\(key.code == .rejectedByHostFirewall ? "\(key.server)" : "\(key.reporter)")",
                message: message,
                evidence: ["ICMP type \(key.type) code \(key.number) from \(key.reporter)"]),
            connections: members.map(\.connection.number),
            frames: members.prefix(6).flatMap { $0.connection.handshake.syns.frames.prefix(1) + [$0.report.frame] })
    }

    /// Loops that are seen themselves: one packet again and again with fewer hops left.
    private static func loops(_ facts: CaptureFacts, told: Set<Int>) -> [CaptureFinding] {
        let looping = facts.connections.filter { connection in
            !told.contains(connection.number) && connection.sides.contains { $0.sender.loops.count >= 3 }
        }
        return looping.grouped { $0.server.socket }.map { server, members in
            let frames = members.prefix(2).flatMap { $0.client.loops.frames + $0.server.loops.frames }
            return CaptureFinding(
                Finding(
                    code: .routingLoop, severity: .error, direction: nil, component: "\(server)",
                    message:
                        "\(Amounts.count(members.count, "connection")) with \(server): the same packet passes here again and "
                        + "again, with fewer hops left each time.",
                    evidence: members.prefix(3).map {
                        "connection \($0.number): \(Amounts.count($0.client.loops.count + $0.server.loops.count, "passage"))"
                    }),
                connections: members.map(\.number), frames: frames)
        }
    }
}
