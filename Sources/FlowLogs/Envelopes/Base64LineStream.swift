/// What lines of base64 hold, one text after the other: subscription messages as they are copied out of Lambda or Kinesis.
final class Base64LineStream: ByteStream {
    private static let longestLine = 16 << 20

    let name: String
    private let window: StreamWindow
    private let nesting: Int
    private let notes: EnvelopeNotes
    private var content: (any ByteStream)?

    init(_ window: StreamWindow, nesting: Int, notes: EnvelopeNotes) {
        name = window.name
        self.window = window
        self.nesting = nesting
        self.notes = notes
    }

    /// Whether a stream with these first bytes is base64 of gzip: `1F 8B 08` is written so.
    static func isStart(_ bytes: UnsafeRawBufferPointer) -> Bool { bytes.starts(with: "H4sI".utf8) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FlowLogError) -> Int {
        var filled = 0
        while filled < buffer.count {
            guard let current = content else {
                guard try openNext() else { break }
                continue
            }
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let count = try current.read(into: room)
            filled += count
            if count < room.count { content = nil }
        }
        return filled
    }

    /// Opens what the next line holds; false at the end.
    private func openNext() throws(FlowLogError) -> Bool {
        while true {
            guard let line = try nextLine() else { return false }
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            guard let decoded = line.withUnsafeBytes({ Base64.decoded($0) }) else {
                throw damaged("the line that ends at byte \(window.offset) is not base64, and the first one is")
            }
            content = try RecordContent.opened(MemoryStream(decoded, name: name), nesting: nesting + 1, notes).stream
            return true
        }
    }

    private func nextLine() throws(FlowLogError) -> [UInt8]? {
        var place = 0
        while true {
            let bytes = window.bytes
            if let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { window.take(end + 1) }
                return Array(bytes[..<end])
            }
            place = bytes.count
            guard place <= Self.longestLine else {
                throw damaged("a line of base64 is longer than \(Self.longestLine) bytes")
            }
            if try window.refill() { continue }
            if !window.isAtEndOfSource, window.grow(limit: Self.longestLine + 1024), try window.refill() { continue }
            guard place > 0 else { return nil }
            defer { window.take(place) }
            return Array(bytes)
        }
    }
}
