/// One stretch of a stream that its sender sends again and again.
public struct RepeatedSegment: Sendable {
    /// Where it begins in the stream.
    let start: Int64
    /// Its bytes of data.
    public private(set) var dataLength: Int
    /// The length of its largest IP packet.
    public private(set) var packetLength: Int
    /// The frames that carry it, the first one too where it was seen.
    public private(set) var frames = FrameList()
    /// When it was sent first, in nanoseconds since 1970.
    public private(set) var first: Int64
    /// When it was sent last.
    public private(set) var last: Int64
    /// The time between one sending and the next, the first ones, in nanoseconds.
    public private(set) var gaps: [Int64] = []
    /// Whether it was acknowledged in the end.
    public internal(set) var isAcknowledged = false

    private static let mostGaps = 12

    init(_ segment: Segment, start: Int64, firstSent: Int64?) {
        self.start = start
        dataLength = segment.dataLength
        packetLength = segment.packetLength
        let now = segment.time ?? 0
        first = firstSent ?? now
        last = now
        if let firstSent { gaps.append(now - firstSent) }
        frames.append(segment.frame)
    }

    mutating func again(_ segment: Segment) {
        let now = segment.time ?? 0
        if gaps.count < Self.mostGaps { gaps.append(now - last) }
        last = now
        frames.append(segment.frame)
        packetLength = max(packetLength, segment.packetLength)
        dataLength = max(dataLength, segment.dataLength)
    }

    /// How often it was sent again.
    public var repeats: Int { frames.count }

    /// Whether each wait was clearly longer than the one before, as when a host backs off (RFC 6298).
    public var backsOff: Bool {
        let waits = gaps.filter { $0 > 100_000_000 }
        guard waits.count >= 2 else { return false }
        return zip(waits, waits.dropFirst()).allSatisfy { $1 - $0 > $0 / 2 }
    }
}
