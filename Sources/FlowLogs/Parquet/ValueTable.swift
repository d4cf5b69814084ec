/// All values of a dictionary, or of a page whose encoding has to be read as a whole.
final class ValueTable {
    /// What stands for "not a number" in `integers`.
    static let none = Int64.min

    /// The most values of a table: more than any writer puts into a dictionary or a page.
    private static let mostValues = 1 << 24

    let count: Int
    private(set) var integers: UnsafeMutablePointer<Int64>?
    private(set) var words: UnsafeMutablePointer<ColumnView.Word>?
    let base: UnsafeRawPointer
    /// Whether some of `integers` are `none`.
    private(set) var hasGaps = false

    private init?(count: Int, _ base: UnsafeRawPointer, isWords: Bool) {
        guard count <= Self.mostValues else { return nil }
        self.count = count
        self.base = base
        if isWords {
            words = .allocate(capacity: count)
        } else {
            integers = .allocate(capacity: count)
        }
    }

    deinit {
        integers?.deallocate()
        words?.deallocate()
    }

    /// The values of PLAIN bytes; nil where there are fewer. Eight bytes behind them must be readable.
    convenience init?(plain bytes: UnsafeRawBufferPointer, _ column: ParquetColumn, count: Int) {
        guard let base = bytes.baseAddress, count <= max(bytes.count / 4, 0) else { return nil }
        self.init(count: count, base, isWords: column.storage == .byteArray)
        var reader = PlainReader(bytes, column)
        if let words {
            guard reader.read(count, into: words) else { return nil }
        } else if let integers {
            guard reader.read(count, into: integers, none: Self.none) else { return nil }
            hasGaps =
                (column.storage == .float || column.storage == .double)
                && (0..<count).contains { integers[$0] == Self.none }
        }
    }

    /// Whole numbers of DELTA_BINARY_PACKED bytes.
    convenience init?(delta bytes: UnsafeRawBufferPointer, _ column: ParquetColumn, most: Int) {
        guard let base = bytes.baseAddress, most <= Self.mostValues,
            let (numbers, _) = DeltaReader.numbers(bytes, most: most)
        else { return nil }
        self.init(count: numbers.count, base, isWords: false)
        for (index, number) in numbers.enumerated() {
            // Differences of 32-bit numbers wrap around at 32 bits.
            let value =
                column.storage == .int64
                ? number
                : column.isUnsigned
                    ? Int64(UInt32(truncatingIfNeeded: number)) : Int64(Int32(truncatingIfNeeded: number))
            integers?[index] = value / column.unitsPerSecond
        }
    }

    /// Words whose lengths stand before them all (DELTA_LENGTH_BYTE_ARRAY).
    convenience init?(deltaLengths bytes: UnsafeRawBufferPointer, most: Int) {
        guard let base = bytes.baseAddress, most <= Self.mostValues,
            let (lengths, size) = DeltaReader.numbers(bytes, most: most)
        else { return nil }
        self.init(count: lengths.count, base, isWords: true)
        var position = size
        for (index, length) in lengths.enumerated() {
            guard length >= 0, length <= Int64(bytes.count - position) else { return nil }
            words?[index] = ColumnView.Word(base, position, Int(length))
            position += Int(length)
        }
    }
}
