/// Counts records one by one: what their status and action say, and the group they are part of.
struct RecordCounter {
    private(set) var counts = FlowCounts()
    private let tally: FlowTally
    private let sink: RecordSink?
    private let sketch: MirrorSketch?
    private let groupsAccepted, groupsRejected, groupsOthers, keepsSkipped: Bool

    /// A counter whose groups go to the tally at once, and whose counts go there with `flush`.
    init(_ tally: FlowTally, _ options: FlowReadOptions) {
        self.tally = tally
        sink = options.sink
        sketch = options.mirrors
        groupsAccepted = options.view.contains(.accept)
        groupsRejected = options.view.contains(.reject)
        groupsOthers = options.groupsRecordsWithoutAction
        keepsSkipped = options.keepsSkippedWindows
    }

    /// Whether nothing more is wanted.
    var isFull: Bool { sink?.isFull ?? false }

    /// Hands the counts over.
    mutating func flush() {
        tally.counts.add(counts)
        counts = FlowCounts()
    }

    /// Counts a line that is no record.
    mutating func countMalformed() { counts.malformed += 1 }

    /// Takes back the lines that are no record: the text turned out to be no flow log at all.
    mutating func forgetMalformed() { counts.malformed = 0 }

    /// Counts a record without fault whose status is OK.
    @inline(__always)
    mutating func count<Record: FlowRecord>(_ record: Record, _ plan: LayoutPlan, _ action: FlowAction?) {
        if let filter = plan.filter, !filter.passes(record) { return }
        if let sketch, !sketch.mayHold(record, plan.columns) { return }
        switch action {
        case .accept:
            counts.accepted &+= 1
            if groupsAccepted { group(record, plan, action, flags: nil) }
        case .reject:
            counts.rejected &+= 1
            let flags = Self.tcpFlags(record, plan.columns)
            // Without SYN, the packets belong to a connection opened before.
            if let flags, flags & 2 == 0 { counts.late &+= 1 }
            if groupsRejected { group(record, plan, action, flags: flags) }
        case nil:
            counts.withoutAction &+= 1
            if !plan.columns.losses.isEmpty { tally.addLosses(record, plan.columns) }
            if groupsOthers { group(record, plan, action, flags: nil) }
        }
    }

    /// Counts a record without fault, whatever its status.
    mutating func count<Record: FlowRecord>(any record: Record, _ plan: LayoutPlan) {
        let columns = plan.columns
        let status =
            record.word(columns.status).map(LayoutColumns.status) ?? Self.impliedStatus(record, columns)
        switch status {
        case .noData, .skipData:
            if let filter = plan.filter {
                let isWanted =
                    keepsSkipped && status == .skipData ? filter.mayHavePassed(record) : filter.passes(record)
                guard isWanted else { return }
            }
            if status == .noData {
                counts.noData += 1
            } else {
                counts.skipData += 1
                let window = SkippedWindow(
                    interface: record.word(columns.interface).map { String(decoding: $0, as: UTF8.self) } ?? "-",
                    start: record.time(columns.start), end: record.time(columns.end))
                tally.skipped[window, default: 0] += 1
            }
        case .ok, nil: count(record, plan, record.word(columns.action).flatMap(LayoutColumns.action))
        }
    }

    // Kept out of the loop over records: most of them end in a counter.
    @inline(never)
    private func group<Record: FlowRecord>(
        _ record: Record, _ plan: LayoutPlan, _ action: FlowAction?, flags: Int64?
    ) {
        if let sink { return sink.take(record, plan.columns.layout) }
        tally.group(record, plan.columns, keyColumns: plan.keyColumns, action: action, flags: flags)
    }

    /// The TCP flags of the record's packets; nil where they were not logged, and for other protocols.
    private static func tcpFlags<Record: FlowRecord>(_ record: Record, _ columns: LayoutColumns) -> Int64? {
        guard columns.flags >= 0, let flags = record.integer(columns.flags) else { return nil }
        return record.integer(columns.protocolNumber) == 6 ? flags : nil
    }

    /// Where a format has no log-status: a record without addresses tells of no packets.
    private static func impliedStatus<Record: FlowRecord>(_ record: Record, _ columns: LayoutColumns) -> LogStatus? {
        columns.source >= 0 && columns.action >= 0 && record.word(columns.source) == nil
            && record.word(columns.action) == nil ? .noData : nil
    }
}
