/// How many records of each kind.
public struct FlowCounts: Sendable, Hashable {
    /// Records of packets the filters let pass.
    public var accepted = 0
    /// Records of packets the filters rejected.
    public var rejected = 0
    /// Of the rejected, those whose TCP flags show that no packet opens a connection: late packets, most of them.
    public var late = 0
    /// Windows without traffic.
    public var noData = 0
    /// Windows of which records were lost.
    public var skipData = 0
    /// Records that have no action: those of transit gateways, and of formats without the field.
    public var withoutAction = 0
    /// Lines that are no record.
    public var malformed = 0

    /// All records.
    public var records: Int { accepted + rejected + noData + skipData + withoutAction }

    /// Nothing counted.
    public init() {}

    mutating func add(_ other: FlowCounts) {
        accepted += other.accepted
        rejected += other.rejected
        late += other.late
        noData += other.noData
        skipData += other.skipData
        withoutAction += other.withoutAction
        malformed += other.malformed
    }
}
