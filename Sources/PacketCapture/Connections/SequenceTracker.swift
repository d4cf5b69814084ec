/// Follows the stream of one sender, and tells retransmission, reordering, duplication and holes apart.
///
/// Time alone cannot: within a data centre a retransmission comes as fast as a late packet. What tells is in the packets: the
/// IP identification, which hosts count up per packet, and the TCP timestamp (RFC 7323).
struct SequenceTracker {
    private var isStarted = false
    private var nextSequence: UInt32 = 0
    /// The end of what was seen, counted from the first sequence number seen.
    private(set) var next: Int64 = 0
    /// What is missing below it.
    private(set) var holes = SequenceHoles()
    /// When the first of the present holes opened.
    private(set) var holeTime: Int64?
    private var recent = RecentSegments()
    private var newestIdentification: UInt16?
    private var newestTimestamp: UInt32?
    private var firstPlace: UInt64?
    /// How often the identification went a little up, and how often it did anything else.
    private var countedSteps = 0
    private var otherSteps = 0

    /// Without identifications and timestamps, a repeat this soon is a copy of the network.
    private static let soonest: Int64 = 1_000_000

    /// Whether anything of the stream was seen.
    var hasStarted: Bool { isStarted }

    /// Whether the sender numbers its packets, as far as can be told.
    private var countsPackets: Bool { countedSteps * 4 >= otherSteps }

    /// A sequence number as a place in the stream.
    @inline(__always)
    func place(_ sequence: UInt32) -> Int64 {
        next + Int64(Int32(bitPattern: sequence &- nextSequence))
    }

    /// Classifies a segment and remembers it.
    ///
    /// - Parameter roundTrip: the shortest round trip known, in nanoseconds.
    @inline(__always)
    mutating func classify(_ segment: Segment, roundTrip: Int64?) -> SegmentClass {
        if !isStarted {
            isStarted = true
            nextSequence = segment.sequence
        }
        if firstPlace == nil { firstPlace = segment.place }
        if segment.place != firstPlace, recent.twin(of: segment, within: 50_000_000) != nil { return .copy }
        let result = segment.span == 0 ? SegmentClass.empty : position(segment, roundTrip)
        if result == .looped || result == .duplicate || result == .copy { return result }
        recent.append(segment)
        noteOrder(segment)
        return result
    }

    @inline(__always)
    private mutating func position(_ segment: Segment, _ roundTrip: Int64?) -> SegmentClass {
        let start = place(segment.sequence)
        let end = start + Int64(segment.span)
        if start >= next {
            if start > next {
                if holes.isEmpty { holeTime = segment.time }
                holes.append(next..<start)
            }
            advance(to: end)
            return .new
        }
        return below(start..<end, segment, roundTrip)
    }

    private mutating func below(_ range: Range<Int64>, _ segment: Segment, _ roundTrip: Int64?) -> SegmentClass {
        let isMissing = holes.meets(range)
        defer {
            if isMissing { holes.fill(range) }
            if range.upperBound > next { advance(to: range.upperBound) }
        }
        if isMissing { return wasSentEarlier(segment, roundTrip) ? .reordered : .fill }
        let soon = max(Self.soonest, (roundTrip ?? 0) / 4)
        guard let twin = recent.twin(of: segment, within: soon) else { return .retransmission }
        if twin.hopLimit > segment.hopLimit { return twin.place == segment.place ? .looped : .copy }
        return twin.place == segment.place && twin.hopLimit == segment.hopLimit ? .duplicate : .copy
    }

    /// Whether a segment that fills a hole left its sender before what was seen already.
    private func wasSentEarlier(_ segment: Segment, _ roundTrip: Int64?) -> Bool {
        let timestamp = segment.options.timestamp
        if let timestamp, let newestTimestamp, Int32(bitPattern: timestamp &- newestTimestamp) > 0 { return false }
        if let identification = segment.identification, identification != 0, countsPackets, let newestIdentification {
            return Int16(bitPattern: identification &- newestIdentification) < 0
        }
        if let timestamp, let newestTimestamp, timestamp != newestTimestamp { return true }
        // Nothing in the packet tells: only what comes sooner than any answer could is taken as late.
        let gap = (segment.time ?? 0) - (newestTime ?? 0)
        return gap < (roundTrip ?? 2 * Self.soonest) / 2
    }

    private var newestTime: Int64?

    @inline(__always)
    private mutating func noteOrder(_ segment: Segment) {
        newestTime = segment.time
        if let identification = segment.identification {
            if let newest = newestIdentification {
                let step = Int16(bitPattern: identification &- newest)
                if step > 0, step < 1024 { countedSteps += 1 } else if step >= 1024 || step < -1024 { otherSteps += 1 }
                if step > 0 || identification == 0 { newestIdentification = identification }
            } else {
                newestIdentification = identification
            }
        }
        if let timestamp = segment.options.timestamp {
            if let newest = newestTimestamp, Int32(bitPattern: timestamp &- newest) <= 0 { return }
            newestTimestamp = timestamp
        }
    }

    @inline(__always)
    private mutating func advance(to end: Int64) {
        nextSequence &+= UInt32(truncatingIfNeeded: end - next)
        next = end
    }

    /// Takes note of an acknowledgement of this stream, and says how many acknowledged bytes the capture never saw.
    mutating func acknowledge(_ end: Int64) -> Int {
        var unseen = holes.isEmpty ? 0 : holes.dropAcknowledged(end)
        if end > next {
            unseen += Int(end - next)
            advance(to: end)
        }
        return unseen
    }

    /// When the segment that starts there was sent last before, if that was not long ago.
    func lastSent(_ sequence: UInt32) -> Int64? { recent.timeBefore(sequence) }

    /// Gives the memory of its last packets back.
    mutating func forgetPackets() { recent.forget() }

    /// Starts the stream from an acknowledgement by the other side, where nothing of it was seen.
    mutating func start(at sequence: UInt32) {
        guard !isStarted else { return }
        isStarted = true
        nextSequence = sequence
    }
}
