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
