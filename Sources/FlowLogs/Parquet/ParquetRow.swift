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
        let bytes = UnsafeRawBufferPointer(start: view.base + Int(word.start), count: Int(word.count))
        return FieldText.address(bytes)
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
