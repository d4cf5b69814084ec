/// Tells quickly of most records that they are no mirror of any group: a bit per group, at a place its ends decide.
public struct MirrorSketch: Sendable {
    /// Bits of a place.
    private static let width: UInt64 = 22
    private var words = [UInt64](repeating: 0, count: 1 << (width - 6))

    /// The groups of `FlowGrouping.serviceAtInterface`.
    public init(_ groups: some Sequence<FlowGroup>) {
        for group in groups {
            guard case .address(let source) = group.source, case .address(let destination) = group.destination else {
                continue
            }
            let place = Self.place(source, destination, Int64(group.destinationPort))
            words[place / 64] |= 1 << UInt64(place % 64)
        }
    }

    /// Whether a group may have the record's ends, swapped.
    func mayHold<Record: FlowRecord>(_ record: Record, _ columns: LayoutColumns) -> Bool {
        guard let source = record.address(columns.source), let destination = record.address(columns.destination) else {
            return false
        }
        let place = Self.place(destination, source, record.integer(columns.sourcePort) ?? 0)
        return words[place / 64] >> UInt64(place % 64) & 1 != 0
    }

    private static func place(_ source: UInt128, _ destination: UInt128, _ port: Int64) -> Int {
        let ends = source &* 3 ^ destination
        let folded = UInt64(truncatingIfNeeded: ends ^ ends >> 64) ^ UInt64(truncatingIfNeeded: port) << 40
        return Int(truncatingIfNeeded: (folded &* 0x9E37_79B9_7F4A_7C15) >> (64 - width))
    }
}
