/// Two places of capture, joined connection by connection and packet by packet.
public struct CaptureJoin {
    /// The place nearer to the clients.
    public let nearPlace: Int
    /// The place nearer to the servers.
    public let farPlace: Int
    /// The connections seen at both, in the order of the near place.
    public let connections: [JoinedConnection]
    /// Connections that cannot be compared packet by packet: one place saw segments merged by the network card's driver.
    public let merged: Int

    /// Connections without an answer that only the near place saw.
    public let onlyNear: [Connection]

    /// Joins two places, given with their numbers; nil where they have nothing in common, and no connection without an answer
    /// was seen at one of them alone.
    init?(_ one: (place: Int, facts: CaptureFacts), _ other: (place: Int, facts: CaptureFacts)) {
        let pairs = Self.pairs(one.facts, other.facts)
        let votes = pairs.reduce(0) { $0 + Self.nearness($1.0, $1.1) }
        let isSwapped =
            pairs.isEmpty
            ? Self.silent(one.facts, without: []).count < Self.silent(other.facts, without: []).count : votes < 0
        nearPlace = isSwapped ? other.place : one.place
        farPlace = isSwapped ? one.place : other.place
        let (nearFacts, farFacts) = isSwapped ? (other.facts, one.facts) : (one.facts, other.facts)
        var joined: [JoinedConnection] = []
        var merged = 0
        for (first, second) in pairs {
            let (near, far) = isSwapped ? (second, first) : (first, second)
            guard !Self.isMerged(near), !Self.isMerged(far) else {
                merged += 1
                continue
            }
            let nearPackets = nearFacts.packets[near.number] ?? []
            let farPackets = farFacts.packets[far.number] ?? []
            joined.append(
                JoinedConnection(
                    near: near, far: far,
                    there: PacketComparison(nearPackets, farPackets, fromClient: true, until: farFacts.lastTime).result,
                    back: PacketComparison(farPackets, nearPackets, fromClient: false, until: nearFacts.lastTime).result
                ))
        }
        connections = joined
        self.merged = merged
        onlyNear = Self.silent(nearFacts, without: Set(pairs.map { isSwapped ? $0.1.number : $0.0.number }))
        if pairs.isEmpty, onlyNear.isEmpty { return nil }
    }

    /// The connections of a place that get no answer.
    private static func silent(_ facts: CaptureFacts, without paired: Set<Int>) -> [Connection] {
        facts.connections.filter { !paired.contains($0.number) && $0.isUnanswered(until: facts.lastTime) }
    }

    /// The same connection at both places: by the client's first sequence number, which address translators keep, or by the
    /// sockets where one place saw no SYN.
    private static func pairs(_ one: CaptureFacts, _ other: CaptureFacts) -> [(Connection, Connection)] {
        func key(_ connection: Connection) -> FlowKey { FlowKey(connection.client.socket, connection.server.socket) }
        let starts = Dictionary(grouping: other.connections.filter { $0.client.initialSequence != nil }) {
            $0.client.initialSequence ?? 0
        }
        let sockets = Dictionary(grouping: other.connections, by: key)
        return one.connections.compactMap { connection in
            let candidates = sockets[key(connection)] ?? []
            guard let start = connection.client.initialSequence else {
                return candidates.first.map { (connection, $0) }
            }
            let same = starts[start] ?? []
            let found =
                same.first { key($0) == key(connection) } ?? candidates.first { $0.client.initialSequence == nil }
                ?? (same.count == 1 ? same[0] : nil)
            return found.map { (connection, $0) }
        }
    }

    /// 1 where the first is seen nearer to the client, -1 where the second is, 0 where that cannot be told.
    private static func nearness(_ one: Connection, _ other: Connection) -> Int {
        if let first = one.client.hopLimit, let second = other.client.hopLimit, first != second {
            return first > second ? 1 : -1
        }
        if let first = one.server.hopLimit, let second = other.server.hopLimit, first != second {
            return first < second ? 1 : -1
        }
        guard let first = one.handshake.clientTime, let second = other.handshake.clientTime else { return 0 }
        return first == second ? 0 : first < second ? 1 : -1
    }

    private static func isMerged(_ connection: Connection) -> Bool {
        connection.sides.contains { sender, receiver, _ in
            sender.largestData > Int(receiver.segmentSize ?? sender.segmentSize ?? .max)
        }
    }
}
