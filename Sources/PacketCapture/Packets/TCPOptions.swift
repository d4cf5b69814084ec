/// The options of a TCP header that the analysis needs (RFC 9293, 7323, 2018).
struct TCPOptions {
    var segmentSize: UInt16?
    var windowScale: UInt8?
    var permitsSelective = false
    var timestamp: UInt32?
    /// How many blocks of selective acknowledgement there are.
    var selectiveBlocks = 0
    /// The first such block.
    var firstBlock: (start: UInt32, end: UInt32) = (0, 0)
    /// The second one.
    var secondBlock: (start: UInt32, end: UInt32) = (0, 0)

    init() {}

    /// Reads the options behind the first 20 bytes; what is cut off or damaged ends them.
    @inline(__always)
    init(_ bytes: Octets) {
        var place = 0
        while place < bytes.count {
            let kind = bytes.octet(place)
            if kind == 0 { return }
            if kind == 1 {
                place += 1
                continue
            }
            guard place + 1 < bytes.count else { return }
            let length = Int(bytes.octet(place + 1))
            guard length >= 2, place + length <= bytes.count else { return }
            read(kind, bytes.from(place + 2).first(length - 2))
            place += length
        }
    }

    @inline(__always)
    private mutating func read(_ kind: UInt8, _ value: Octets) {
        switch (kind, value.count) {
        case (2, 2): segmentSize = value.short(0)
        // RFC 7323: a larger shift counts as 14.
        case (3, 1): windowScale = min(14, value.octet(0))
        case (4, 0): permitsSelective = true
        case (5, 8...):
            selectiveBlocks = value.count / 8
            firstBlock = (value.word(0), value.word(4))
            if value.count >= 16 { secondBlock = (value.word(8), value.word(12)) }
        case (8, 8): timestamp = value.word(0)
        default: break
        }
    }
}
