/// Memory for the values of a batch of rows.
final class BatchMemory {
    let places: UnsafeMutablePointer<Int32>
    let levels: UnsafeMutablePointer<Int32>
    let integers: UnsafeMutablePointer<Int64>
    let words: UnsafeMutablePointer<ColumnView.Word>
    let scratch: UnsafeMutablePointer<UInt8>

    init(_ rows: Int) {
        places = .allocate(capacity: rows)
        places.initialize(repeating: -1, count: rows)
        levels = .allocate(capacity: rows)
        levels.initialize(repeating: 0, count: rows)
        integers = .allocate(capacity: rows)
        integers.initialize(repeating: 0, count: rows)
        words = .allocate(capacity: rows)
        words.initialize(repeating: ColumnView.Word(head: 0, start: 0, count: 0), count: rows)
        // Words are looked at sixteen bytes at a time.
        scratch = .allocate(capacity: ColumnView.scratchSize + 16)
        scratch.initialize(repeating: 0, count: ColumnView.scratchSize + 16)
    }

    deinit {
        places.deallocate()
        levels.deallocate()
        integers.deallocate()
        words.deallocate()
        scratch.deallocate()
    }
}
