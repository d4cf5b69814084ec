/// Sums over the records of a group.
public struct FlowSums: Sendable, Hashable {
    /// How many records.
    public var records: Int
    /// Their packets.
    public var packets: Int
    /// Their bytes.
    public var bytes: Int
    /// When the first began, in Unix seconds; nil where no record has a time.
    public var first: Int64?
    /// When the last ended, in Unix seconds; nil where no record has a time.
    public var last: Int64?

    /// Adds other sums.
    public mutating func add(_ other: FlowSums) {
        records += other.records
        packets &+= other.packets
        bytes &+= other.bytes
        first = [first, other.first].compactMap(\.self).min()
        last = [last, other.last].compactMap(\.self).max()
    }
}
