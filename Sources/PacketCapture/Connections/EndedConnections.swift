/// Connections that are over, in the order in which they ended. Once a while has passed, no copy of their packets comes any
/// more, and what would tell copies from repeats is given up: most of the memory of a short connection.
struct EndedConnections {
    /// Longer than any network keeps a packet back, in nanoseconds.
    private static let patience: Int64 = 2_000_000_000

    private var waiting: [(connection: Connection, time: Int64)] = []
    private var first = 0

    /// Adds a connection that is over, once.
    mutating func append(_ connection: Connection) {
        guard !connection.isListedAsEnded, let time = connection.lastTime else { return }
        connection.isListedAsEnded = true
        waiting.append((connection, time))
    }

    /// Gives up the packets of those that were silent for a while at that time; one that went on keeps them.
    mutating func forget(before time: Int64) {
        while first < waiting.count, time - waiting[first].time > Self.patience {
            let connection = waiting[first].connection
            if time - (connection.lastTime ?? time) > Self.patience { connection.forgetPackets() }
            first += 1
        }
        if first > 1024, first * 2 > waiting.count {
            waiting.removeFirst(first)
            first = 0
        }
    }
}
