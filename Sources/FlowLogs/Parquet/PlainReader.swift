/// Reads values that stand one after the other as they are (PLAIN).
struct PlainReader {
    private let bytes: UnsafeRawBufferPointer
    private let column: ParquetColumn
    private var position: Int

    /// Eight bytes behind the values must be readable.
    init(_ bytes: UnsafeRawBufferPointer, _ column: ParquetColumn, from position: Int = 0) {
        self.bytes = bytes
        self.column = column
        self.position = position
    }

    /// Reads whole numbers; false where there are not so many, or one of them is a fraction.
    ///
    /// Those that are not numbers, which stand for none in files made with pandas, become `none`.
    mutating func read(_ count: Int, into output: UnsafeMutablePointer<Int64>, none: Int64) -> Bool {
        guard let base = bytes.baseAddress else { return count == 0 }
        let size = column.storage == .int32 || column.storage == .float ? 4 : 8
        guard count <= (bytes.count - position) / size else { return false }
        let start = base + position
        position += count * size
        switch column.storage {
        case .int32 where column.isUnsigned:
            for index in 0..<count {
                output[index] = Int64(start.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
            }
        case .int32:
            for index in 0..<count {
                output[index] = Int64(start.loadUnaligned(fromByteOffset: index * 4, as: Int32.self))
            }
        case .int64:
            UnsafeMutableRawPointer(output).copyMemory(from: start, byteCount: count * 8)
        case .float, .double:
            for index in 0..<count {
                let value =
                    size == 4
                    ? Double(start.loadUnaligned(fromByteOffset: index * 4, as: Float.self))
                    : start.loadUnaligned(fromByteOffset: index * 8, as: Double.self)
                guard value.isNaN || Int64(exactly: value) != nil else { return false }
                output[index] = value.isNaN ? none : Int64(value)
            }
        default: return false
        }
        if column.unitsPerSecond > 1 { for index in 0..<count { output[index] /= column.unitsPerSecond } }
        return true
    }

    /// Finds words; false where there are not so many.
    mutating func read(_ count: Int, into output: UnsafeMutablePointer<ColumnView.Word>) -> Bool {
        guard let base = bytes.baseAddress else { return count == 0 }
        for index in 0..<count {
            guard 4 <= bytes.count - position else { return false }
            let size = Int(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt32.self)))
            position += 4
            guard size <= bytes.count - position else { return false }
            output[index] = ColumnView.Word(base, position, size)
            position += size
        }
        return true
    }
}

extension ColumnView.Word {
    /// The word at a place. Eight bytes behind it must be readable.
    @inline(__always)
    init(_ base: UnsafeRawPointer, _ position: Int, _ size: Int) {
        head = FieldText.leading8(UnsafeRawBufferPointer(start: base + position, count: size))
        start = UInt32(truncatingIfNeeded: position)
        count = UInt32(truncatingIfNeeded: size)
    }
}
