/// What tells one fragmented packet from another (RFC 791), and where it was seen.
struct FragmentKey: Hashable {
    let source: Host
    let destination: Host
    let identification: UInt32
    let number: UInt8
    let place: UInt64
}

/// TCP segments that came in several IP fragments, until all are there. TCP rarely sends such; the table is small.
struct FragmentTable {
    private static let mostPackets = 256

    private struct Pieces {
        var first: (segment: Segment, length: Int)?
        var received = 0
        var total: Int?
    }

    private var packets: [FragmentKey: Pieces] = [:]
    private var order: [FragmentKey] = []

    /// Keeps the segment of a first fragment, whose length is still that of the fragment.
    mutating func keepFirst(_ segment: Segment, _ key: FragmentKey, length: Int) {
        makeRoom(key)
        packets[key]?.first = (segment, length)
    }

    /// Adds a piece; gives the segment once no piece is missing.
    mutating func add(_ key: FragmentKey, offset: Int, length: Int, isLast: Bool) -> Segment? {
        makeRoom(key)
        guard var pieces = packets[key] else { return nil }
        pieces.received += length
        if isLast { pieces.total = offset + length }
        packets[key] = pieces
        guard let total = pieces.total, let first = pieces.first, pieces.received >= total, total >= first.length else {
            return nil
        }
        packets[key] = nil
        order.removeAll { $0 == key }
        var segment = first.segment
        segment.dataLength += total - first.length
        segment.packetLength += total - first.length
        return segment
    }

    private mutating func makeRoom(_ key: FragmentKey) {
        guard packets[key] == nil else { return }
        if order.count >= Self.mostPackets { packets[order.removeFirst()] = nil }
        order.append(key)
        packets[key] = Pieces()
    }
}
