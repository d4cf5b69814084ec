/// Why a transit gateway dropped packets, as its own log tells it.
public enum LossReason: Int, Sendable, Hashable, CaseIterable {
    /// No route led to the destination.
    case noRoute
    /// The route was a blackhole.
    case blackhole
    /// The packets were too large.
    case mtuExceeded
    /// Their time to live ended.
    case ttlExpired

    /// The field that counts the packets.
    public var field: FlowField { FlowField.packetsLost[rawValue] }
}

/// What packets that a transit gateway dropped have in common.
public struct PacketLoss: Sendable, Hashable {
    /// Why they were dropped.
    public let reason: LossReason
    /// The gateway; `-` where the format does not say.
    public let gateway: String
    /// The attachment they came in by; `-` where the format does not say.
    public let attachment: String
    /// Sender and receiver; absent where the format does not say.
    public let source, destination: FlowValue
}

/// Sums over the records of packets that were dropped.
public struct LossSums: Sendable, Hashable {
    /// How many packets were dropped.
    public internal(set) var packets = 0
    /// How many records say so.
    public internal(set) var records = 0
    /// When the first of them began and the last ended, in Unix seconds; nil where no record has a time.
    public internal(set) var first, last: Int64?

    mutating func add(_ other: LossSums) {
        packets &+= other.packets
        records += other.records
        if let time = other.first, time < first ?? .max { first = time }
        if let time = other.last, time > last ?? .min { last = time }
    }
}

extension FlowTally {
    /// Adds what the counters of a transit gateway's record say was dropped.
    func addLosses<Record: FlowRecord>(_ record: Record, _ columns: LayoutColumns) {
        for (reason, column) in zip(LossReason.allCases, columns.losses) {
            guard let packets = record.integer(column), packets > 0 else { continue }
            func word(_ column: Int) -> String {
                record.word(column).map { String(decoding: $0, as: UTF8.self) } ?? "-"
            }
            let loss = PacketLoss(
                reason: reason, gateway: word(columns.gateway), attachment: word(columns.attachment),
                source: record.address(columns.source).map { .address($0) } ?? .absent,
                destination: record.address(columns.destination).map { .address($0) } ?? .absent)
            var sums = LossSums()
            sums.packets = Int(packets)
            sums.records = 1
            sums.first = record.time(columns.start)
            sums.last = record.time(columns.end)
            losses[loss, default: LossSums()].add(sums)
        }
    }
}
