/// The messages of a CSV table (RFC 4180), as the CloudWatch Logs console and Logs Insights download them.
final class CSVStream: ByteStream {
    private static let portion = 1 << 16
    /// The longest value that is read; the service has events of at most 1 MiB.
    private static let longestValue = 1 << 21

    let name: String
    private let window: StreamWindow
    private let column: Int
    private var lines: [UInt8] = []
    private var given = 0
    private var isAtEnd = false
    private var currentColumn = 0
    private var isQuoted = false
    /// Whether the last byte was a quote inside a quoted value: another one makes it a quote, anything else ends the value.
    private var isAfterQuote = false
    private var valueSize = 0

    /// Takes the header line, which `column(in:)` has found to be one.
    init(_ window: StreamWindow, column: Int) {
        name = window.name
        self.window = window
        self.column = column
        let header = window.bytes.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? window.bytes.count
        window.take(header)
    }

    /// Where a table with these first bytes has its messages; nil where the first line is no header with them.
    static func column(in bytes: UnsafeRawBufferPointer) -> Int? {
        let line = String(decoding: bytes.prefix(4096).prefix { $0 != UInt8(ascii: "\n") && $0 != 0x0D }, as: UTF8.self)
        let names = line.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.hasPrefix("\"") && $0.hasSuffix("\"") && $0.count > 1 ? $0.dropFirst().dropLast() : $0
        }
        return names.count > 1 ? names.firstIndex { $0 == "message" || $0 == "@message" } : nil
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FlowLogError) -> Int {
        var filled = 0
        while filled < buffer.count {
            if given == lines.count {
                if isAtEnd { break }
                try readLines()
            }
            let count = min(buffer.count - filled, lines.count - given)
            lines.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[given..<(given + count)]))
            }
            given += count
            filled += count
        }
        return filled
    }

    private func readLines() throws(FlowLogError) {
        lines.removeAll(keepingCapacity: true)
        given = 0
        while lines.count < Self.portion {
            if window.bytes.isEmpty, !(try window.refill()) {
                isAtEnd = true
                guard !isQuoted || isAfterQuote else { throw damaged("the CSV ends inside a quoted value") }
                if currentColumn >= column { lines.append(UInt8(ascii: "\n")) }
                return
            }
            let bytes = window.bytes
            for byte in bytes { try add(byte) }
            window.take(bytes.count)
        }
    }

    private func add(_ byte: UInt8) throws(FlowLogError) {
        if isQuoted {
            if isAfterQuote {
                isAfterQuote = false
                if byte == UInt8(ascii: "\"") { return try keep(byte) }
                isQuoted = false
            } else if byte == UInt8(ascii: "\"") {
                isAfterQuote = true
                return
            } else {
                // A line's end inside a value is no end of a record.
                return try keep(byte == UInt8(ascii: "\n") ? UInt8(ascii: " ") : byte)
            }
        }
        switch byte {
        case UInt8(ascii: "\"") where valueSize == 0: isQuoted = true
        case UInt8(ascii: ","):
            currentColumn += 1
            valueSize = 0
        case UInt8(ascii: "\n"):
            lines.append(byte)
            currentColumn = 0
            valueSize = 0
        default: try keep(byte)
        }
    }

    private func keep(_ byte: UInt8) throws(FlowLogError) {
        valueSize += 1
        guard valueSize <= Self.longestValue else {
            throw damaged("a value of the CSV is longer than \(Self.longestValue) bytes; is a quote missing?")
        }
        if currentColumn == column { lines.append(byte) }
    }
}
