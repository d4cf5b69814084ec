import Glibc

/// How flow logs are read.
public struct FlowReadOptions: Sendable {
    /// The formats of records without a header; empty tries those that are known.
    public var layouts: [RecordLayout] = []
    /// The formats of the account's flow logs: tried before those that are known.
    public var expectedLayouts: [RecordLayout] = []
    /// Which records are looked at.
    public var filter = FlowFilter()
    /// The actions whose records are grouped.
    public var view: Set<FlowAction> = [.reject]
    /// Whether records without an action, those of transit gateways, are grouped too.
    public var groupsRecordsWithoutAction = false
    /// Whether windows whose records were lost count though they lack fields that the filter asks for.
    public var keepsSkippedWindows = false
    /// What the records of a group share.
    public var grouping = FlowGrouping.service
    /// About how many groups are kept, the largest; nil keeps all.
    public var mostGroups: Int?
    /// What takes the records of the view instead of groups; files are then read one after the other.
    public var sink: RecordSink?
    /// Lets only records pass whose ends, swapped, may be those of a group.
    public var mirrors: MirrorSketch?
    /// Whether the first malformed line ends the reading.
    public var isStrict = false

    /// How many workers read at once.
    var workers = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    /// The size of the parts of large plain files, in bytes.
    var segmentSize = 1 << 23

    /// Rejects of any record.
    public init() {}
}
