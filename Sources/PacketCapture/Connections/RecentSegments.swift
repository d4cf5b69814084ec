/// The last packets of one sender, to know a packet again.
struct RecentSegments {
    /// Copies of a packet arrive close behind it.
    private static let capacity = 64

    struct Entry {
        let sequence: UInt32
        let span: UInt32
        let timestamp: UInt32
        let identification: UInt16
        let hopLimit: UInt8
        let flags: UInt8
        let place: UInt64
        let time: Int64
    }

    private var entries: [Entry] = []
    private var next = 0

    @inline(__always)
    mutating func append(_ segment: Segment) {
        let entry = Entry(
            sequence: segment.sequence, span: UInt32(truncatingIfNeeded: segment.span),
            timestamp: segment.options.timestamp ?? 0, identification: segment.identification ?? 0,
            hopLimit: segment.hopLimit, flags: segment.flags.rawValue, place: segment.place, time: segment.time ?? 0)
        if entries.count < Self.capacity {
            entries.append(entry)
        } else {
            entries[next] = entry
            next = (next + 1) % Self.capacity
        }
    }

    /// Gives its memory back.
    mutating func forget() {
        entries = []
        next = 0
    }

    /// The same packet, seen before. Where the sender numbers its packets, the number tells; else the TCP timestamp and the
    /// time between: a host repeats no packet that soon.
    func twin(of segment: Segment, within nanoseconds: Int64) -> Entry? {
        entries.last { entry in
            guard entry.sequence == segment.sequence, entry.span == UInt32(truncatingIfNeeded: segment.span),
                entry.flags == segment.flags.rawValue
            else { return false }
            if let identification = segment.identification, identification != 0 {
                return entry.identification == identification
            }
            return entry.timestamp == segment.options.timestamp ?? 0
                && (segment.time ?? 0) - entry.time < nanoseconds
        }
    }

    /// When a packet with that sequence number was seen before the newest one.
    func timeBefore(_ sequence: UInt32) -> Int64? {
        let newestFirst = (entries[..<next].reversed() + entries[next...].reversed()).dropFirst()
        return newestFirst.first { $0.sequence == sequence && $0.span > 0 }?.time
    }
}
