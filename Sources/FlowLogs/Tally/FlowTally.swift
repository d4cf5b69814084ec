/// What was counted in flow logs.
///
/// A tally belongs to the one worker that counts into it until the worker hands it over; after that nobody changes it but who
/// got it. That, and nothing else, makes it safe to send.
public final class FlowTally: @unchecked Sendable {
    /// How many records of each kind.
    public internal(set) var counts = FlowCounts()
    /// The first few lines that are no record.
    public internal(set) var malformedSamples: [MalformedLine] = []
    /// The windows of which records were lost, and how many records say so.
    public internal(set) var skipped: [SkippedWindow: Int] = [:]
    /// What transit gateways dropped, as their logs tell it.
    public internal(set) var losses: [PacketLoss: LossSums] = [:]
    /// What reading met beside records.
    public var notes = ReadingNotes()
    /// What groups share.
    public let grouping: FlowGrouping
    /// What was given up to keep few groups; nil where all are kept.
    public private(set) var dropped: DroppedGroups?

    let layout: KeyLayout
    var table: GroupTable
    var texts = TextTable()
    private let key: UnsafeMutablePointer<UInt64>

    /// The most malformed lines kept.
    static let mostSamples = 5

    /// The number of groups.
    public var groupCount: Int { table.count }

    /// Nothing counted.
    ///
    /// - Parameter mostGroups: about how many groups are kept, the largest; nil keeps all.
    public init(_ grouping: FlowGrouping = .service, mostGroups: Int? = nil) {
        self.grouping = grouping
        dropped = mostGroups.map(DroppedGroups.init)
        layout = KeyLayout(grouping)
        table = GroupTable(keyCount: layout.count)
        key = .allocate(capacity: layout.count)
        key.initialize(repeating: 0, count: layout.count)
    }

    deinit {
        key.deallocate()
    }

    /// Adds a record to its group.
    ///
    /// - Parameters:
    ///   - action: nil for a record without one.
    ///   - flags: the TCP flags of its packets; nil for other protocols, and where they were not logged.
    func group<Record: FlowRecord>(
        _ record: Record, _ columns: LayoutColumns, keyColumns: [Int], action: FlowAction?, flags: Int64?
    ) {
        var meta = UInt64(action?.rawValue ?? 0)
        if layout.tellsCauses, action == .reject {
            let reason = columns.reason < 0 ? nil : record.word(columns.reason).flatMap(Self.reason)
            meta |= UInt64(reason?.rawValue ?? 0) << 2
            if let flags {
                meta |= flags & 2 == 0 ? 1 << 4 : 0
                meta |= layout.tellsReplies && flags & 18 == 18 ? 1 << 5 : 0
            }
        }
        layout.pack(record, keyColumns, meta: meta, &texts, into: key)
        table.add(
            key, records: 1, packets: UInt64(record.integer(columns.packets) ?? 0),
            bytes: UInt64(record.integer(columns.bytes) ?? 0), first: record.time(columns.start),
            last: record.time(columns.end))
        if let dropped, table.count >= 2 * dropped.limit { prune() }
    }

    /// Gives the smaller groups up where there are more than are to be kept.
    func prune() {
        guard var dropped else { return }
        let gone = table.prune(keeping: dropped.limit)
        dropped.count += gone.count
        dropped.mostMissed += gone.largest
        self.dropped = dropped
    }

    /// The group of this number, in no order that means anything.
    func group(_ number: Int) -> FlowGroup {
        let key = table.key(number)
        return FlowGroup(
            values: layout.slots.map { layout.value($0, of: key, texts) },
            action: FlowAction(rawValue: UInt8(key[0] & 3)),
            reason: RejectReason(rawValue: UInt8(key[0] >> 2 & 3)), isLate: key[0] & 16 != 0, isReply: key[0] & 32 != 0,
            sums: table.sums(number))
    }

    /// Adds all that another tally of the same grouping counted.
    func add(_ other: FlowTally) {
        counts.add(other.counts)
        notes.add(other.notes)
        for (loss, sums) in other.losses { losses[loss, default: LossSums()].add(sums) }
        malformedSamples += other.malformedSamples.prefix(Self.mostSamples - malformedSamples.count)
        skipped.merge(other.skipped) { $0 + $1 }
        if let others = other.dropped { dropped?.add(others) }
        for number in 0..<other.table.count {
            key.update(from: other.table.key(number), count: layout.count)
            if layout.hasTexts { renumberTexts(of: other) }
            let sums = other.table.sums(number)
            table.add(
                key, records: UInt64(truncatingIfNeeded: sums.records),
                packets: UInt64(truncatingIfNeeded: sums.packets), bytes: UInt64(truncatingIfNeeded: sums.bytes),
                first: sums.first, last: sums.last)
        }
    }

    /// Puts this tally's numbers of texts in the place of the other's.
    private func renumberTexts(of other: FlowTally) {
        for slot in layout.slots where slot.kind == .text && key[0] & slot.presence != 0 {
            let number = UInt32(truncatingIfNeeded: key[slot.word] >> slot.shift & slot.mask)
            key[slot.word] &= ~(slot.mask << slot.shift)
            key[slot.word] |= UInt64(texts.number(of: other.texts[number])) << slot.shift
        }
    }

    private static func reason(_ word: UnsafeRawBufferPointer) -> RejectReason? {
        if FieldText.equal(word, "BPA") { return .blockPublicAccess }
        return FieldText.equal(word, "EC") ? .encryptionControl : nil
    }
}
