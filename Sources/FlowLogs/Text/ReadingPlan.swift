/// A piece of reading that one worker does: a whole file, or a part of a large plain one.
struct ReadingUnit: Sendable {
    let source: LogSource
    /// Whether it was found in a directory or below a prefix, and not named itself.
    var isFound = false
    /// The row groups of a part of a large Parquet file; nil for all.
    var rowGroups: Range<Int>?
    /// The bytes of a part; nil for a whole file.
    var range: Range<Int>?
    /// The layout of the whole file, where only a part is read.
    var layout: RecordLayout?
}

/// Cuts what is to be read into units.
struct ReadingPlan {
    let options: FlowReadOptions

    /// How much of a file is looked at to find its layout, and for the end of a line.
    private static let probeSize = 1 << 18

    /// The units in order, files as given and parts as they lie.
    func units(_ files: [FoundFile]) throws(FlowLogError) -> [ReadingUnit] {
        var units: [ReadingUnit] = []
        for file in files {
            // What is fetched is many objects already, and looking into each of them first would take long.
            var parts = (file.source.isFile ? try parts(of: file.source) : nil) ?? [ReadingUnit(source: file.source)]
            for index in parts.indices { parts[index].isFound = file.isFound }
            units += parts
        }
        return units
    }

    /// The parts of a large file, plain text or Parquet; nil where it is read as a whole.
    private func parts(of source: LogSource) throws(FlowLogError) -> [ReadingUnit]? {
        let file = try source.open()
        guard let size = file.size, size >= 2 * options.segmentSize else { return nil }
        if let groups = ParquetFile.rowGroupCount(of: file) {
            return groups < 2 ? nil : (0..<groups).map { ReadingUnit(source: source, rowGroups: $0..<($0 + 1)) }
        }
        guard let layout = try layout(of: file) else { return nil }
        var starts = [0]
        var wanted = options.segmentSize
        while wanted < size {
            guard let start = try lineStart(in: file, atOrAfter: wanted) else { return nil }
            if start > (starts.last ?? 0), start < size { starts.append(start) }
            wanted = max(wanted, start) + options.segmentSize
        }
        return starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1] : size
            return ReadingUnit(source: source, range: starts[index]..<end, layout: layout)
        }
    }

    /// The layout that the file's first lines have; nil where it is no plain text, or its first lines are of none.
    private func layout(of file: any LogFile) throws(FlowLogError) -> RecordLayout? {
        let probe = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.probeSize, alignment: 64)
        defer { probe.deallocate() }
        let count = try file.read(into: probe, at: 0)
        let text = UnsafeRawBufferPointer(rebasing: probe[..<count])
        guard let first = text.first, Self.mayBegin(first), !text.contains(0),
            let end = text.lastIndex(of: UInt8(ascii: "\n"))
        else { return nil }
        var lenient = options
        lenient.isStrict = false
        var scanner = TextScanner(file: file.name, options: lenient, tally: FlowTally(options.grouping))
        // What is wrong with the file is told where it is read.
        guard (try? scanner.scan(MemoryText(UnsafeRawBufferPointer(rebasing: text[...end])))) != nil else { return nil }
        return scanner.plan?.columns.layout
    }

    /// Whether text lines may begin so: not gzip, not JSON.
    private static func mayBegin(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: " ") && byte < 0x7F && byte != UInt8(ascii: "{") && byte != UInt8(ascii: "[")
            && byte != UInt8(ascii: "\"")
    }

    /// Where the first line begins at a place or after it; nil where that is too far away.
    private func lineStart(in file: any LogFile, atOrAfter place: Int) throws(FlowLogError) -> Int? {
        let probe = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 12, alignment: 64)
        defer { probe.deallocate() }
        var offset = place - 1
        while offset < place + Self.probeSize {
            let count = try file.read(into: probe, at: offset)
            if let end = probe[..<count].firstIndex(of: UInt8(ascii: "\n")) { return offset + end + 1 }
            if count < probe.count { return offset + count }
            offset += count
        }
        return nil
    }
}

/// Text in memory.
private final class MemoryText: TextSource {
    private var rest: UnsafeRawBufferPointer

    init(_ text: UnsafeRawBufferPointer) {
        rest = text
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(rest.count, buffer.count)
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<count]))
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        return count
    }
}
