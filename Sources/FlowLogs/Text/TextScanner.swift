import FileContent
import Glibc

/// Reads the records of one file, chunk by chunk, and counts them.
struct TextScanner {
    /// The longest line; a longer one is no record.
    static let longestLine = 1 << 16
    private static let chunkSize = 1 << 20

    let file: String
    let options: FlowReadOptions
    private(set) var tally = FlowTally()
    private var columns: LayoutColumns?
    private var lineNumber = 0
    private let finder: LayoutFinder

    init(file: String, options: FlowReadOptions) {
        self.file = file
        self.options = options
        finder = LayoutFinder(given: options.layouts)
    }

    /// Reads the file to its end.
    mutating func scan() throws(FlowLogError) {
        let reader = try Self.opened(file)
        // 64 bytes behind the text let the last line be looked at in whole vectors.
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkSize + 64, alignment: 64)
        let ends = UnsafeMutablePointer<Int32>.allocate(capacity: TextRecord.mostWords + 1)
        defer {
            buffer.deallocate()
            ends.deallocate()
        }
        buffer.initializeMemory(as: UInt8.self, repeating: 0)
        var kept = 0
        var isInsideLongLine = false
        while true {
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer[kept..<Self.chunkSize])
            let count = try Self.content(reader, room)
            let text = UnsafeRawBufferPointer(rebasing: buffer[..<(kept + count)])
            let isLast = count < room.count
            if lineNumber == 0 { try refuseBinary(text) }
            let done = try lines(of: text, ends: ends, isLast: isLast, isInsideLongLine: &isInsideLongLine)
            kept = text.count - done
            if isLast { break }
            if let base = buffer.baseAddress { base.copyMemory(from: base + done, byteCount: kept) }
        }
        if columns == nil, tally.malformed > 0 {
            let reason = tally.malformedSamples.first.map { "line \($0.line): \($0.reason)" } ?? ""
            throw .notFlowLogs(
                file: file,
                reason: "no line is a flow log record, a header or an export of them (\(reason)); "
                    + "name the format of records without a header with --format '${version} …'")
        }
    }

    private static func opened(_ file: String) throws(FlowLogError) -> ContentReader {
        do throws(ContentError) {
            return try ContentReader(file)
        } catch {
            throw FlowLogError(error)
        }
    }

    private static func content(
        _ reader: ContentReader, _ buffer: UnsafeMutableRawBufferPointer
    ) throws(FlowLogError) -> Int {
        do throws(ContentError) {
            return try reader.read(into: buffer)
        } catch {
            throw FlowLogError(error)
        }
    }

    /// Whether a file of this start can be text at all.
    private func refuseBinary(_ text: UnsafeRawBufferPointer) throws(FlowLogError) {
        if text.starts(with: "PAR1".utf8) {
            throw .notFlowLogs(file: file, reason: "Parquet is not read yet; expected text, plain or gzip")
        }
        if text.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            throw .notFlowLogs(file: file, reason: "zstd is not read yet; expected text, plain or gzip")
        }
        if text.prefix(4096).contains(0) {
            throw .notFlowLogs(file: file, reason: "binary data; expected flow logs as text, plain or gzip")
        }
    }

    /// Counts the whole lines, and gives how many bytes they are. A line without an end is whole in the last chunk.
    private mutating func lines(
        of text: UnsafeRawBufferPointer, ends: UnsafeMutablePointer<Int32>, isLast: Bool, isInsideLongLine: inout Bool
    ) throws(FlowLogError) -> Int {
        guard let base = text.baseAddress else { return 0 }
        var start = 0
        while start < text.count {
            let found = memchr(base + start, Int32(UInt8(ascii: "\n")), text.count - start)
            let end = found.map { UnsafeRawPointer($0) - base } ?? text.count
            guard found != nil || isLast else {
                if end - start <= Self.longestLine { return start }
                if !isInsideLongLine { try refuse("it is longer than \(Self.longestLine) bytes", counting: true) }
                isInsideLongLine = true
                return text.count
            }
            if isInsideLongLine {
                isInsideLongLine = false
            } else {
                try line(UnsafeRawBufferPointer(rebasing: text[start..<end]), ends)
            }
            start = end + 1
        }
        return text.count
    }

    @inline(__always)
    private mutating func line(
        _ line: UnsafeRawBufferPointer, _ ends: UnsafeMutablePointer<Int32>
    ) throws(FlowLogError) {
        lineNumber += 1
        if let columns {
            let record = TextRecord(line, ends: ends)
            if columns.fault(in: record) == nil {
                count(record, columns)
                return
            }
        }
        try unusualLine(line, ends)
    }

    @inline(__always)
    private mutating func count(_ record: TextRecord, _ columns: LayoutColumns) {
        guard options.filter.isEmpty || options.filter.passes(record, columns) else { return }
        tally.count(record, columns, view: options.view)
    }

    /// A line that is no record of the layout so far: the first one, a header, another layout, or damaged.
    private mutating func unusualLine(
        _ line: UnsafeRawBufferPointer, _ ends: UnsafeMutablePointer<Int32>
    ) throws(FlowLogError) {
        var line = line
        while let last = line.last, last == UInt8(ascii: "\r") || last == UInt8(ascii: " ") {
            line = UnsafeRawBufferPointer(rebasing: line.dropLast())
        }
        if line.isEmpty || FieldText.equal(line, "timestamp,message") { return }
        if line.count > Self.longestLine { return try refuse("it is longer than \(Self.longestLine) bytes") }
        if let layout = finder.header(line) {
            columns = LayoutColumns(layout)
            return
        }
        let record = TextRecord(line, ends: ends)
        if let columns, columns.fault(in: record) == nil { return count(record, columns) }
        if let layout = finder.layout(fitting: record) {
            let fitting = LayoutColumns(layout)
            count(record, fitting)
            if columns == nil { columns = fitting }
            return
        }
        try refuse(columns?.fault(in: record) ?? "its \(record.count) words fit no format that awsdrops knows")
    }

    private mutating func refuse(_ reason: String, counting: Bool = false) throws(FlowLogError) {
        if counting { lineNumber += 1 }
        let bad = MalformedLine(file: file, line: lineNumber, reason: reason)
        if options.isStrict { throw .malformed(bad) }
        tally.malformed += 1
        if tally.malformedSamples.count < FlowTally.mostSamples { tally.malformedSamples.append(bad) }
    }
}
