import Findings

/// Packets that arrive damaged.
enum Corruption {
    /// Whether wrong checksums of a side are damage: not where the capture was made on its own host, nor where all are wrong,
    /// as after a device that rewrites packets for the capture.
    static func isDamage(_ side: Side) -> Bool {
        !side.badChecksums.isEmpty && side.goodChecksums > 0 && side.checksumsLeftToCard == 0
    }

    static func findings(_ facts: CaptureFacts) -> [CaptureFinding] {
        let damaged = facts.connections.flatMap { connection in
            connection.sides.compactMap { sender, _, isClient in
                isDamage(sender) ? Flow(connection: connection, isClient: isClient) : nil
            }
        }
        return damaged.grouped(by: \.pair).map { pair, members in
            let bad = members.reduce(0) { $0 + $1.sender.badChecksums.count }
            let all = members.reduce(bad) { $0 + $1.sender.goodChecksums }
            return CaptureFinding(
                Finding(
                    code: .corruptedPackets, severity: bad * 100 >= all ? .error : .warning,
                    direction: members[0].isClient ? .forward : .return, component: "\(pair.to)",
                    message:
                        "\(bad) of \(all) packets from \(pair.from) to \(pair.to) arrive with a wrong TCP checksum, and are "
                        + "dropped there.",
                    evidence: ["\(Amounts.share(bad, of: all)) of the packets whose checksum can be judged"],
                    fixes: [
                        Fix("See what the receiver counts.", command: "nstat -az TcpInCsumErrors IpExtInCsumErrors")
                    ]),
                connections: members.map(\.connection.number),
                frames: members.prefix(4).flatMap { $0.sender.badChecksums.frames })
        }
    }
}
