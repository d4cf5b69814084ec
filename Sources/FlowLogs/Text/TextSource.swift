/// Where text comes from, piece by piece.
protocol TextSource {
    /// Fills the buffer as far as the text goes; less than the whole buffer only at its end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FlowLogError) -> Int
}

extension ContentReader: TextSource {}

/// A part of a plain log, whole lines of it.
final class FileSegment: TextSource {
    private let file: any LogFile
    private var next: Int
    private let end: Int

    /// The bytes of the range.
    init(of source: LogSource, _ range: Range<Int>) throws(FlowLogError) {
        file = try source.open()
        next = range.lowerBound
        end = range.upperBound
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FlowLogError) -> Int {
        let wanted = min(buffer.count, end - next)
        let count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]), at: next)
        next += count
        if count < wanted { throw .damaged(file: file.name, reason: "it became shorter while it was read") }
        return count
    }
}
