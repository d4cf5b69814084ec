/// A Parquet file whose index is read.
final class ParquetFile {
    /// Larger indexes are refused.
    private static let largestFooter = 256 << 20

    let file: any LogFile
    let size: Int
    let metadata: ParquetMetadata

    /// Reads the index of a file.
    init(_ file: any LogFile) throws(FlowLogError) {
        self.file = file
        guard let size = file.size else {
            throw .notFlowLogs(
                file: file.name,
                reason: "Parquet is read from its end, and this is no regular file: store it, and name that file")
        }
        self.size = size
        metadata = try Self.metadata(of: file, size)
    }

    /// How many row groups the file has; nil where it is no Parquet, or its index is damaged.
    static func rowGroupCount(of file: any LogFile) -> Int? {
        guard let start = try? bytes(of: file, 0, 4), start.bytes.elementsEqual("PAR1".utf8) else { return nil }
        // What is wrong with the file is told where it is read.
        return try? ParquetFile(file).metadata.rowGroups.count
    }

    private static func metadata(of file: any LogFile, _ size: Int) throws(FlowLogError) -> ParquetMetadata {
        guard size >= 12 else { throw file.damaged("the Parquet file has only \(size) bytes: copy the file again") }
        let memory = try bytes(of: file, size - 8, 8)
        let tail = memory.bytes
        if tail[4...].elementsEqual("PARE".utf8) {
            throw .notFlowLogs(file: file.name, reason: "the Parquet file is encrypted; awsdrops reads plain ones")
        }
        guard tail[4...].elementsEqual("PAR1".utf8) else {
            throw file.damaged("the Parquet file does not end in its index: it is cut short; copy the file again")
        }
        let length = tail[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= size - 12, length <= largestFooter else {
            throw file.damaged("the Parquet index has \(length) bytes, the file \(size): copy the file again")
        }
        let footer = try bytes(of: file, size - 8 - length, length)
        do throws(ThriftReader.Fault) {
            var reader = ThriftReader(UnsafeRawBufferPointer(footer.bytes))
            return try ParquetMetadata(&reader)
        } catch {
            throw file.damaged("the Parquet index, \(length) bytes before the file's end, is damaged")
        }
    }

    private static func bytes(of file: any LogFile, _ offset: Int, _ count: Int) throws(FlowLogError) -> PageMemory {
        var memory = PageMemory()
        memory.resize(count)
        guard try file.read(into: memory.bytes, at: offset) == count else {
            throw file.damaged("the file became shorter while it was read")
        }
        return memory
    }
}
