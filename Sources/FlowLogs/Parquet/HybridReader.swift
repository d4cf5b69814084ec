/// Reads numbers of few bits, written as runs of one value and as packed groups of eight: levels and places in a dictionary.
///
/// Source: "Run Length Encoding / Bit-Packing Hybrid" of Parquet's description of encodings.
struct HybridReader {
    private let base: UnsafeRawPointer
    private var position: Int
    private let end: Int
    private let width: Int
    private var left = 0
    private var isPacked = false
    private var value: Int32 = 0
    /// Where the next packed number begins, in bits from `base`.
    private var bit = 0

    /// Numbers of `width` bits, at most 32. Eight bytes behind the range must be readable.
    init(_ base: UnsafeRawPointer, _ range: Range<Int>, width: Int) {
        self.base = base
        position = range.lowerBound
        end = range.upperBound
        self.width = width
    }

    /// The value that at least `count` numbers in a row have from here on, if they are one run; it is not taken.
    mutating func constant(_ count: Int) -> Int32? {
        if left == 0, !nextRun() { return nil }
        return !isPacked && left >= count ? value : nil
    }

    /// Passes over numbers of the current run.
    mutating func skip(_ count: Int) { left -= count }

    /// Reads numbers; false where there are not so many.
    mutating func read(_ count: Int, into output: UnsafeMutablePointer<Int32>) -> Bool {
        var filled = 0
        while filled < count {
            if left == 0, !nextRun() { return false }
            let run = min(left, count - filled)
            if isPacked {
                unpack(run, into: output + filled)
            } else {
                (output + filled).update(repeating: value, count: run)
            }
            left -= run
            filled += run
        }
        return true
    }

    private mutating func unpack(_ count: Int, into output: UnsafeMutablePointer<Int32>) {
        let mask: UInt64 = (1 << UInt64(width)) - 1
        var bit = bit
        for index in 0..<count {
            let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: bit >> 3, as: UInt64.self))
            output[index] = Int32(truncatingIfNeeded: word &>> UInt64(bit & 7) & mask)
            bit &+= width
        }
        self.bit = bit
    }

    /// Begins the next run; false where there is none.
    private mutating func nextRun() -> Bool {
        while left == 0 {
            var header = 0
            var shift = 0
            while true {
                guard position < end, shift < 35 else { return false }
                let byte = base.load(fromByteOffset: position, as: UInt8.self)
                position += 1
                header |= Int(byte & 0x7F) << shift
                if byte < 0x80 { break }
                shift += 7
            }
            isPacked = header & 1 == 1
            if isPacked {
                let size = (header >> 1) * width
                // A writer may leave out the end of the last group.
                left = size <= end - position ? (header >> 1) * 8 : (end - position) * 8 / max(width, 1)
                bit = position * 8
                position += min(size, end - position)
            } else {
                let size = (width + 7) / 8
                guard size <= end - position else { return false }
                var bits: UInt32 = 0
                for index in 0..<size {
                    bits |= UInt32(base.load(fromByteOffset: position + index, as: UInt8.self)) << UInt32(8 * index)
                }
                value = Int32(truncatingIfNeeded: bits)
                position += size
                left = header >> 1
            }
        }
        return true
    }
}
