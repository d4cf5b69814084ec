/// The values of one column in the rows that are looked at. It points into memory of a `ColumnReader`.
struct ColumnView {
    /// A word of a page or a dictionary.
    struct Word {
        /// Its first eight bytes as one number, the first byte lowest, and nothing of what lies behind it.
        var head: UInt64
        var start: UInt32
        var count: UInt32
    }

    /// Longer than any whole number of 64 bits as text.
    static let scratchSize = 24

    /// By row: which of the values it has; below zero none.
    var places: UnsafePointer<Int32>
    /// The values of a column of whole numbers; nil for one of words.
    var integers: UnsafePointer<Int64>?
    /// The values of a column of words, and what their places count from.
    var words: UnsafePointer<Word>?
    var base: UnsafeRawPointer
    /// Room for a whole number as text.
    var scratch: UnsafeMutableRawPointer

    /// The word of a row; nil where it is absent or the column holds numbers.
    @inline(__always)
    func word(_ row: Int) -> Word? {
        let place = Int(places[row])
        guard place >= 0, let words else { return nil }
        let word = words[place]
        // Files made with pandas hold Python's None as a word.
        if word.count == 0 || word.count == 1 && word.head == UInt64(UInt8(ascii: "-"))
            || word.count == 4 && word.head == 0x656E_6F4E
        {
            return nil
        }
        return word
    }
}

/// One row of a Parquet file.
struct ParquetRow: FlowRecord {
    /// By column of the file; nil for those that are not read.
    let views: UnsafePointer<ColumnView?>
    let row: Int

    @inline(__always)
    func integer(_ column: Int) -> Int64? {
        guard column >= 0, let view = views[column] else { return nil }
        if let integers = view.integers {
            let place = Int(view.places[row])
            return place < 0 ? nil : integers[place]
        }
        return word(column).flatMap { FieldText.integer($0, largest: .max) }
    }

    @inline(__always)
    func address(_ column: Int) -> UInt128? {
        guard column >= 0, let view = views[column], let word = view.word(row) else { return nil }
        return FieldText.address(UnsafeRawBufferPointer(start: view.base + Int(word.start), count: Int(word.count)))
    }

    @inline(__always)
    func word(_ column: Int) -> UnsafeRawBufferPointer? {
        guard column >= 0, let view = views[column] else { return nil }
        if let word = view.word(row) {
            return UnsafeRawBufferPointer(start: view.base + Int(word.start), count: Int(word.count))
        }
        guard let integers = view.integers, view.places[row] >= 0 else { return nil }
        return Self.text(of: integers[Int(view.places[row])], view.scratch)
    }

    /// Writes a number's digits to the end of the scratch room.
    private static func text(of number: Int64, _ scratch: UnsafeMutableRawPointer) -> UnsafeRawBufferPointer {
        var start = ColumnView.scratchSize
        var rest = number.magnitude
        repeat {
            start -= 1
            scratch.storeBytes(of: UInt8(ascii: "0") + UInt8(rest % 10), toByteOffset: start, as: UInt8.self)
            rest /= 10
        } while rest > 0
        if number < 0 {
            start -= 1
            scratch.storeBytes(of: UInt8(ascii: "-"), toByteOffset: start, as: UInt8.self)
        }
        return UnsafeRawBufferPointer(start: scratch + start, count: ColumnView.scratchSize - start)
    }
}
