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
