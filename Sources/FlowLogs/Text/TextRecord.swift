import CByteMasks

/// The words of one line, found in place.
struct TextRecord {
    /// More words than any format has; longer lines are no records.
    static let mostWords = 256

    private let line: UnsafeRawBufferPointer
    private let ends: UnsafeMutablePointer<Int32>
    /// The number of words.
    private(set) var count = 0

    /// Finds the words between single spaces.
    ///
    /// `ends` has room for `mostWords` and one more; the bytes up to 64 behind the line must be readable. `count` is 0 where the
    /// line has more words.
    @inline(__always)
    init(_ line: UnsafeRawBufferPointer, ends: UnsafeMutablePointer<Int32>) {
        self.line = line
        self.ends = ends
        guard let base = line.baseAddress else { return }
        var offset = 0
        while offset < line.count {
            var spaces = byte_mask64_equal(base + offset, UInt8(ascii: " "))
            let left = line.count - offset
            if left < 64 { spaces &= (1 << UInt64(left)) - 1 }
            while spaces != 0 {
                if count == Self.mostWords {
                    count = 0
                    return
                }
                ends[count] = Int32(truncatingIfNeeded: offset + spaces.trailingZeroBitCount)
                count += 1
                spaces &= spaces - 1
            }
            offset += 64
        }
        ends[count] = Int32(truncatingIfNeeded: line.count)
        count += 1
    }

    /// The word of this number, which must be below `count`.
    @inline(__always)
    subscript(_ index: Int) -> UnsafeRawBufferPointer {
        precondition(index < count)
        let start = index == 0 ? 0 : Int(ends[index - 1]) + 1
        return UnsafeRawBufferPointer(rebasing: line[start..<Int(ends[index])])
    }

    /// Whether the word is the hyphen that stands for "not known".
    @inline(__always)
    func isAbsent(_ index: Int) -> Bool {
        let word = self[index]
        return word.count == 1 && word[0] == UInt8(ascii: "-")
    }
}
