/// Reads one column of a row group, batch by batch, with one page in memory.
final class ColumnReader {
    /// The most rows of a batch.
    static let batchSize = 4096
    /// Larger pages are refused: DuckDB, whose pages are the largest, ends them at 100 MB.
    private static let largestPage = 128 << 20

    let column: ParquetColumn
    /// The values of the rows that were read last.
    private(set) var view: ColumnView

    private let window: StreamWindow
    private let offset: Int
    private var bytesLeft: Int
    private var rowsLeft: Int
    private let codec: PageCodec
    private var dictionaryMemory = PageMemory()
    private var dictionary: ValueTable?
    private var pageMemory = PageMemory()
    private var page: PageValues?
    private let batch: BatchMemory

    /// - Parameter rows: how many rows the row group has.
    init(_ file: ParquetFile, _ column: ParquetColumn, _ chunk: ParquetMetadata.ColumnChunk, rows: Int)
        throws(FlowLogError)
    {
        self.column = column
        func refused(_ reason: String) -> FlowLogError {
            .notFlowLogs(file: file.file.name, reason: "column \(column.name): \(reason)")
        }
        guard let storage = column.storage, column.repetition != .repeated, chunk.path.count == 1 else {
            throw refused("it is nested; expected one value per row")
        }
        switch storage {
        case .int32, .int64, .float, .double, .byteArray: break
        case .boolean, .int96, .fixedByteArray:
            throw refused("\(storage.name) is not read; expected INT32, INT64, DOUBLE, FLOAT or BYTE_ARRAY")
        }
        guard !chunk.isEncrypted else { throw refused("it is encrypted; awsdrops reads plain columns") }
        guard chunk.otherFile == nil else { throw refused("its data lies in another file, which is not read") }
        guard let codec = PageCodec(chunk.codec) else {
            throw refused(
                "codec \(PageCodec.name(chunk.codec)) is not read; expected none, SNAPPY, GZIP or ZSTD")
        }
        guard chunk.offset >= 4, chunk.size <= file.size - chunk.offset else {
            throw file.file.damaged("column \(column.name) lies past the end of the file: copy the file again")
        }
        guard chunk.values == rows else {
            throw file.file.damaged("column \(column.name) has \(chunk.values) values in a row group of \(rows) rows")
        }
        self.codec = codec
        offset = chunk.offset
        bytesLeft = chunk.size
        rowsLeft = rows
        window = StreamWindow(FileRange(file.file, chunk.offset..<(chunk.offset + chunk.size)), size: 1 << 16)
        batch = BatchMemory(Self.batchSize)
        view = ColumnView(
            places: UnsafePointer(batch.places), integers: nil, words: nil, base: UnsafeRawPointer(batch.places),
            scratch: UnsafeMutableRawPointer(batch.scratch))
    }

    /// How many rows can be read at once: those left of the current page, which is loaded where the last one is read.
    func available() throws(FlowLogError) -> Int {
        while page?.rowsLeft ?? 0 == 0 {
            guard rowsLeft > 0 else { return 0 }
            try loadPage()
        }
        return page?.rowsLeft ?? 0
    }

    /// Reads rows, as many as are available and fit a batch at most.
    func read(_ rows: Int) throws(FlowLogError) {
        guard page?.read(rows, into: batch, &view) == true else {
            throw damaged("a page has fewer values than it says, or fractions")
        }
    }

    private func loadPage() throws(FlowLogError) {
        while true {
            let header = try pageHeader()
            guard header.packedSize <= bytesLeft else { throw damaged("a page is longer than the column") }
            guard header.unpackedSize <= Self.largestPage, header.packedSize <= Self.largestPage else {
                throw damaged("a page has more than \(Self.largestPage) bytes")
            }
            try load(header.packedSize)
            defer {
                window.take(header.packedSize)
                bytesLeft -= header.packedSize
            }
            let content = UnsafeRawBufferPointer(rebasing: window.bytes[..<header.packedSize])
            switch ParquetPageHeader.Kind(rawValue: header.kind) {
            case .dictionary: try loadDictionary(header, content)
            case .data, .dataV2: return try loadValues(header, content)
            case .index, nil: break
            }
        }
    }

    private func pageHeader() throws(FlowLogError) -> ParquetPageHeader {
        while true {
            var reader = ThriftReader(window.bytes)
            do throws(ThriftReader.Fault) {
                let header = try ParquetPageHeader(&reader)
                window.take(reader.position)
                bytesLeft -= reader.position
                return header
            } catch {
                // Headers hold the least and the largest value, which may be long.
                guard error == .truncated, window.bytes.count < 1 << 24 else {
                    throw damaged("a page's header is damaged")
                }
                if try window.refill() { continue }
                guard !window.isAtEndOfSource, window.grow(limit: 1 << 24) else {
                    throw damaged("its pages end before its rows do")
                }
            }
        }
    }

    /// Reads on until the window holds the page.
    private func load(_ size: Int) throws(FlowLogError) {
        while window.bytes.count < size {
            if try window.refill() { continue }
            guard !window.isAtEndOfSource, window.grow(limit: Self.largestPage + 1024) else {
                throw damaged("its pages end inside one")
            }
        }
    }

    private func loadDictionary(
        _ header: ParquetPageHeader, _ content: UnsafeRawBufferPointer
    ) throws(FlowLogError) {
        guard header.encoding == 0 || header.encoding == 2 else {
            throw damaged("its dictionary has encoding \(ValueEncoding.name(header.encoding))")
        }
        dictionaryMemory.resize(header.unpackedSize)
        guard codec.unpack(content, into: dictionaryMemory.bytes) else { throw damaged("its dictionary is damaged") }
        guard
            let table = ValueTable(
                plain: UnsafeRawBufferPointer(dictionaryMemory.bytes), column, count: header.values)
        else { throw damaged("its dictionary has fewer values than it says, or fractions") }
        dictionary = table
    }

    private func loadValues(_ header: ParquetPageHeader, _ content: UnsafeRawBufferPointer) throws(FlowLogError) {
        guard header.values <= rowsLeft else { throw damaged("a page has more values than the row group has rows") }
        guard header.repetitionSize == 0 else { throw damaged("a page has repeated values; the schema has none") }
        pageMemory.resize(header.unpackedSize)
        // Of pages of the second version the levels are never packed.
        let plain = header.kind == ParquetPageHeader.Kind.dataV2.rawValue ? header.definitionSize : 0
        guard plain <= header.packedSize, plain <= header.unpackedSize else { throw damaged("a page's sizes disagree") }
        let target = pageMemory.bytes
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: content[..<plain]))
        let packed = UnsafeRawBufferPointer(rebasing: content[plain...])
        let rest = UnsafeMutableRawBufferPointer(rebasing: target[plain...])
        if header.kind == ParquetPageHeader.Kind.dataV2.rawValue, !header.isPacked {
            guard packed.count == rest.count else { throw damaged("a page's sizes disagree") }
            rest.copyMemory(from: packed)
        } else if !(rest.isEmpty && packed.isEmpty) {
            guard codec.unpack(packed, into: rest) else { throw damaged("a page is damaged") }
        }
        rowsLeft -= header.values
        do throws(PageFault) {
            page = try PageValues(UnsafeRawBufferPointer(target), header, column, dictionary)
        } catch {
            throw error.isUnsupported
                ? .notFlowLogs(file: window.name, reason: place(error.reason)) : damaged(error.reason)
        }
    }

    private func damaged(_ reason: String) -> FlowLogError { .damaged(file: window.name, reason: place(reason)) }

    private func place(_ reason: String) -> String {
        "column \(column.name), byte \(offset + window.offset): \(reason)"
    }
}
