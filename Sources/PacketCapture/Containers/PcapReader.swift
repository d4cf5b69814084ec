/// The records of a pcap file.
struct PcapReader {
    private static let recordHead = 16

    private let window: InputWindow
    private let header: PcapHeader
    private var frame = 0

    /// Reads the head of the file.
    init(_ window: InputWindow) throws(CaptureError) {
        _ = try window.holds(PcapHeader.length)
        header = try PcapHeader(window.bytes, file: window.name)
        window.advance(PcapHeader.length)
        self.window = window
    }

    /// Reads the next record; says false at the end, and sets `isCut` where that is inside a record.
    @inline(__always)
    mutating func next(_ record: inout CaptureRecord, isCut: inout Bool) throws(CaptureError) -> Bool {
        guard try window.holds(Self.recordHead) else {
            isCut = window.bytes.count > 0
            return false
        }
        let head = window.bytes
        let length = Int(head.word(8, swapped: header.isSwapped))
        guard length <= InputWindow.largestPiece else {
            throw .badData(
                file: window.name,
                reason:
                    "byte \(window.offset + 8): frame \(frame + 1) has \(length) bytes, which no capture holds; the file "
                    + "is damaged here")
        }
        guard try window.holds(Self.recordHead + length) else {
            isCut = true
            return false
        }
        frame += 1
        let bytes = window.bytes
        let fraction = UInt64(bytes.word(4, swapped: header.isSwapped))
        record.frame = frame
        record.time = TimeUnit.nanoseconds(
            seconds: UInt64(bytes.word(0, swapped: header.isSwapped)), offset: 0,
            rest: fraction * (1_000_000_000 / header.unit.perSecond))
        record.bytes = bytes.from(Self.recordHead).first(length)
        record.wireLength = max(length, Int(bytes.word(12, swapped: header.isSwapped)))
        record.link = header.link
        record.interface = 0
        record.passage = .unknown
        window.advance(Self.recordHead + length)
        return true
    }
}
