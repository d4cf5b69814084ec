import CByteMasks

/// Where the words of a piece of text begin, found 64 bytes at a time.
///
/// A space or a line's end closes a word. Entry 0 is where the first word begins; entry i + 1 is where the word after word i
/// begins, which is one past what closes word i, with two bits that tell of word i itself.
struct WordIndex: ~Copyable {
    /// Set where word i ends its line.
    static let endsLine: UInt32 = 1 << 30
    /// Set where word i holds another byte than decimal digits.
    static let hasOtherThanDigits: UInt32 = 1 << 31
    /// The bits that say where a word begins.
    static let place: UInt32 = endsLine - 1

    /// Entries behind the last that may be read: a record is looked at sixteen words at a time.
    private static let slack = 17
    /// How many words of a block are written without asking how many there are; fewer than `slack`.
    private static let written = 10

    let entries: UnsafeMutablePointer<UInt32>
    /// The number of words.
    private(set) var count = 0

    /// Room for the words of `textSize` bytes.
    init(textSize: Int) {
        entries = .allocate(capacity: textSize + 1 + Self.slack)
        entries.initialize(repeating: 0, count: textSize + 1 + Self.slack)
    }

    deinit {
        entries.deallocate()
    }

    /// Finds the words. The last one must be closed; 64 bytes behind the text must be readable.
    mutating func find(in text: UnsafeRawPointer, count size: Int) {
        let entries = entries
        entries[0] = 0
        var filled = 1
        var offset = 0
        var carry: UInt64 = 0
        while offset < size {
            let block = text + offset
            let lineEnds = byte_mask64_equal(block, UInt8(ascii: "\n"))
            var closing = lineEnds | byte_mask64_equal(block, UInt8(ascii: " "))
            let digits = byte_mask64_digits(block)
            let left = size - offset
            if left < 64 { closing &= (1 << UInt64(truncatingIfNeeded: left)) &- 1 }
            // Adding a word's other bytes to its run of ones carries into the bit that closes it, if there is such a byte.
            let words = ~closing
            let (sum, first) = words.addingReportingOverflow(words & ~digits)
            let (total, second) = sum.addingReportingOverflow(carry)
            carry = first || second ? 1 : 0
            let others = total & closing
            var rest = closing
            // Most blocks close ten words or fewer. To write ten and go on after those there are costs less than a branch that
            // nobody can foretell.
            for index in 0..<Self.written {
                entries[filled &+ index] = Self.entry(offset, rest, lineEnds, others)
                rest &= rest &- 1
            }
            let closed = closing.nonzeroBitCount
            if closed > Self.written {
                for index in Self.written..<closed {
                    entries[filled &+ index] = Self.entry(offset, rest, lineEnds, others)
                    rest &= rest &- 1
                }
            }
            filled &+= closed
            offset &+= 64
        }
        count = filled - 1
    }

    /// The entry of the word that the lowest bit closes.
    @inline(__always)
    private static func entry(_ offset: Int, _ bits: UInt64, _ lineEnds: UInt64, _ others: UInt64) -> UInt32 {
        let bit = UInt64(truncatingIfNeeded: bits.trailingZeroBitCount)
        let flags = (others &>> bit & 1) << 31 | (lineEnds &>> bit & 1) << 30
        return UInt32(truncatingIfNeeded: UInt64(truncatingIfNeeded: offset) &+ bit &+ 1 | flags)
    }
}
