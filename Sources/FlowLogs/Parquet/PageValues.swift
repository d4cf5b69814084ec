/// The values of one data page, read batch by batch.
struct PageValues {
    private enum Source {
        case plain(PlainReader)
        case dictionary(ValueTable, HybridReader)
        /// All values are known; this many were read.
        case table(ValueTable, next: Int)
    }

    private var source: Source
    /// Which rows have a value: nil where all have.
    private var levels: HybridReader?
    private let column: ParquetColumn
    private let base: UnsafeRawPointer
    /// The rows that were not read yet.
    private(set) var rowsLeft: Int

    /// - Parameter bytes: the unpacked page, levels first.
    init(
        _ bytes: UnsafeRawBufferPointer, _ header: ParquetPageHeader, _ column: ParquetColumn, _ dictionary: ValueTable?
    ) throws(PageFault) {
        guard let base = bytes.baseAddress else { throw PageFault(reason: "a page is empty") }
        self.base = base
        self.column = column
        rowsLeft = header.values
        var position = 0
        if header.kind == ParquetPageHeader.Kind.dataV2.rawValue {
            position = header.definitionSize
            if column.repetition == .optional { levels = HybridReader(base, 0..<position, width: 1) }
        } else if column.repetition == .optional {
            guard header.levelEncoding == 3 else {
                throw PageFault(
                    reason: "levels of encoding \(ValueEncoding.name(header.levelEncoding)) are not read; expected RLE",
                    isUnsupported: true)
            }
            guard bytes.count >= 4 else { throw PageFault(reason: "a page has no room for its levels") }
            let size = Int(UInt32(littleEndian: base.loadUnaligned(as: UInt32.self)))
            guard size <= bytes.count - 4 else { throw PageFault(reason: "a page's levels are longer than the page") }
            position = 4 + size
            levels = HybridReader(base, 4..<position, width: 1)
        }
        source = try Self.source(
            UnsafeRawBufferPointer(rebasing: bytes[position...]), bytes, position, header, column, dictionary)
    }

    private static func source(
        _ values: UnsafeRawBufferPointer, _ page: UnsafeRawBufferPointer, _ position: Int,
        _ header: ParquetPageHeader, _ column: ParquetColumn, _ dictionary: ValueTable?
    ) throws(PageFault) -> Source {
        let isWords = column.storage == .byteArray
        let isWhole = column.storage == .int32 || column.storage == .int64
        switch ValueEncoding(rawValue: header.encoding) {
        case .plain: return .plain(PlainReader(page, column, from: position))
        case .plainDictionary, .dictionary:
            guard let dictionary else { throw PageFault(reason: "a page refers to a dictionary, and there is none") }
            // A page without values may lack even the width of its numbers.
            guard let width = values.first, let base = values.baseAddress else {
                return .table(dictionary, next: dictionary.count)
            }
            guard width <= 32 else { throw PageFault(reason: "a page's dictionary has places of \(width) bits") }
            return .dictionary(dictionary, HybridReader(base, 1..<values.count, width: Int(width)))
        case .deltaBinaryPacked where isWhole:
            guard let table = ValueTable(delta: values, column, most: header.values) else {
                throw PageFault(reason: "a page's differences are damaged")
            }
            return .table(table, next: 0)
        case .deltaLengthByteArray where isWords:
            guard let table = ValueTable(deltaLengths: values, most: header.values) else {
                throw PageFault(reason: "a page's lengths are damaged")
            }
            return .table(table, next: 0)
        default:
            throw PageFault(
                reason: "encoding \(ValueEncoding.name(header.encoding)) is not read; expected PLAIN, a dictionary, "
                    + "DELTA_BINARY_PACKED or DELTA_LENGTH_BYTE_ARRAY", isUnsupported: true)
        }
    }

    /// Reads rows; false where the page ends before.
    mutating func read(_ rows: Int, into batch: BatchMemory, _ view: inout ColumnView) -> Bool {
        rowsLeft -= rows
        var values = rows
        var hasGaps = false
        if levels != nil {
            if let constant = levels?.constant(rows) {
                levels?.skip(rows)
                values = constant == 0 ? 0 : rows
                hasGaps = constant == 0
            } else {
                guard levels?.read(rows, into: batch.levels) == true else { return false }
                values = (0..<rows).reduce(0) { $0 + Int(batch.levels[$1] & 1) }
                hasGaps = values < rows
            }
        }
        guard readValues(values, batch, &view) else { return false }
        guard hasGaps else { return true }
        guard values > 0 else {
            batch.places.update(repeating: -1, count: rows)
            return true
        }
        // From the end, so that no place is overwritten before it moved.
        var next = values
        for row in stride(from: rows - 1, through: 0, by: -1) {
            if batch.levels[row] & 1 == 1 {
                next -= 1
                batch.places[row] = batch.places[next]
            } else {
                batch.places[row] = -1
            }
        }
        return true
    }

    private mutating func readValues(_ count: Int, _ batch: BatchMemory, _ view: inout ColumnView) -> Bool {
        switch source {
        case .plain(var reader):
            defer { source = .plain(reader) }
            if column.storage == .byteArray {
                guard reader.read(count, into: batch.words) else { return false }
                view.words = UnsafePointer(batch.words)
                view.integers = nil
                view.base = base
                for index in 0..<count { batch.places[index] = Int32(truncatingIfNeeded: index) }
                return true
            }
            guard reader.read(count, into: batch.integers, none: ValueTable.none) else { return false }
            view.integers = UnsafePointer(batch.integers)
            view.words = nil
            for index in 0..<count {
                batch.places[index] = batch.integers[index] == ValueTable.none ? -1 : Int32(truncatingIfNeeded: index)
            }
            return true
        case .dictionary(let table, var reader):
            defer { source = .dictionary(table, reader) }
            guard reader.read(count, into: batch.places) else { return false }
            return use(table, count, batch, &view)
        case .table(let table, let next):
            guard count <= table.count - next else { return false }
            for index in 0..<count { batch.places[index] = Int32(truncatingIfNeeded: next + index) }
            source = .table(table, next: next + count)
            return use(table, count, batch, &view)
        }
    }

    /// Points the view at a table. False where a place is none of it.
    private func use(_ table: ValueTable, _ count: Int, _ batch: BatchMemory, _ view: inout ColumnView) -> Bool {
        var largest: UInt32 = 0
        for index in 0..<count { largest = max(largest, UInt32(bitPattern: batch.places[index])) }
        guard count == 0 || Int(largest) < table.count else { return false }
        view.base = table.base
        view.words = table.words.map { UnsafePointer($0) }
        view.integers = table.integers.map { UnsafePointer($0) }
        if let integers = table.integers, table.hasGaps {
            for index in 0..<count where integers[Int(batch.places[index])] == ValueTable.none {
                batch.places[index] = -1
            }
        }
        return true
    }
}
