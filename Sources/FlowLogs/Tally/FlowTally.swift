/// What was counted in flow logs.
public struct FlowTally: Sendable {
    /// Records the filters let pass.
    public internal(set) var accepted = 0
    /// Records the filters rejected.
    public internal(set) var rejected = 0
    /// Windows without traffic.
    public internal(set) var noData = 0
    /// Windows of which records were lost.
    public internal(set) var skipData = 0
    /// Records that have no action: those of transit gateways, and of formats without the field.
    public internal(set) var withoutAction = 0
    /// Lines that are no record.
    public internal(set) var malformed = 0
    /// The first few of those.
    public internal(set) var malformedSamples: [MalformedLine] = []
    /// The windows of which records were lost.
    public internal(set) var skipped: [SkippedWindow: Int] = [:]
    /// The sums by group.
    public internal(set) var groups: [FlowKey: FlowSums] = [:]

    /// The most malformed lines kept.
    static let mostSamples = 5

    /// All records.
    public var records: Int { accepted + rejected + noData + skipData + withoutAction }

    /// Nothing counted.
    public init() {}

    mutating func add(_ other: FlowTally) {
        accepted += other.accepted
        rejected += other.rejected
        noData += other.noData
        skipData += other.skipData
        withoutAction += other.withoutAction
        malformed += other.malformed
        malformedSamples += other.malformedSamples.prefix(Self.mostSamples - malformedSamples.count)
        skipped.merge(other.skipped) { $0 + $1 }
        if groups.isEmpty {
            groups = other.groups
        } else {
            for (key, sums) in other.groups { groups[key, default: FlowSums()].add(sums) }
        }
    }
}

/// A window of an interface of which records were lost.
public struct SkippedWindow: Sendable, Hashable {
    /// The interface; `-` where the format does not say.
    public let interface: String
    /// When it began, in Unix seconds; nil where the format does not say.
    public let start: Int64?
    /// When it ended, in Unix seconds; nil where the format does not say.
    public let end: Int64?
}
