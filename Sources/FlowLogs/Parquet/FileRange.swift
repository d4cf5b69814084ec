/// A range of a file's bytes.
final class FileRange: ByteStream {
    private let file: any LogFile
    private var next: Int
    private let end: Int

    init(_ file: any LogFile, _ range: Range<Int>) {
        self.file = file
        next = range.lowerBound
        end = range.upperBound
    }

    var name: String { file.name }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FlowLogError) -> Int {
        let wanted = min(buffer.count, end - next)
        let count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]), at: next)
        next += count
        return count
    }
}
