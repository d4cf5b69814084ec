/// The index entry of one value or member name, in the order of the text.
///
/// An array or object is followed by the entries of its contents; for objects these are name, value, name, value.
/// Eight bytes per entry keep the index of pretty-printed AWS output below half the size of the text.
struct TapeEntry: Sendable {
    /// Strings and numbers longer than this are refused: the length shares its 32 bits with two flags.
    static let maximumScalarLength = Int(UInt32.max >> 2)

    /// The offset of the first byte: the opening quote, bracket, sign or digit.
    let start: UInt32
    // Bit 0: container. Containers: span << 1. Scalars: length << 2, bit 1 says whether a string has escapes.
    private var packed: UInt32

    /// A string, number, boolean or null of `length` bytes, quotes included.
    init(scalarAt start: Int, length: Int, hasEscapes: Bool) {
        self.start = UInt32(truncatingIfNeeded: start)
        packed = UInt32(truncatingIfNeeded: length) << 2 | (hasEscapes ? 2 : 0)
    }

    /// An array or object whose contents are still to come.
    init(containerAt start: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        packed = 1 << 1 | 1
    }

    mutating func close(span: Int) {
        packed = UInt32(truncatingIfNeeded: span) << 1 | 1
    }

    var isContainer: Bool { packed & 1 != 0 }
    var hasEscapes: Bool { packed & 3 == 2 }

    /// The length of a scalar in bytes; meaningless for containers.
    var length: Int { Int(packed >> 2) }

    /// How many entries the value takes, itself included: the way to the entry after it.
    var span: Int { isContainer ? Int(packed >> 1) : 1 }
}
