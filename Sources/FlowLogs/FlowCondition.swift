public import NetworkSets

/// What the value of a field must be.
public struct FlowCondition: Sendable {
    /// A test of one value.
    public enum Test: Sendable {
        /// A number in one of these ranges.
        case numbers([ClosedRange<Int64>])
        /// An address of the set.
        case addresses(AddressSet)
        /// One of these words; `*` in them stands for any bytes.
        case words([WordPattern])
        /// TCP flags of which all of `set` and none of `clear` were seen.
        case flags(set: Int64, clear: Int64)
    }

    /// The field.
    public let field: FlowField
    /// The test.
    public let test: Test
    /// Whether the test must fail.
    public let isNegated: Bool

    /// A condition on a field. A record that lacks the field does not meet it, negated or not.
    public init(_ field: FlowField, _ test: Test, isNegated: Bool = false) {
        self.field = field
        self.test = test
        self.isNegated = isNegated
    }

    func holds<Record: FlowRecord>(_ record: Record, _ column: Int) -> Bool {
        switch test {
        case .numbers(let ranges):
            guard let value = record.integer(column) else { return false }
            return ranges.contains { $0.contains(value) } != isNegated
        case .addresses(let set):
            guard let bits = record.address(column) else { return false }
            let isInside =
                bits >> 32 == 0xFFFF
                ? set.ipv4.contains(UInt128(UInt32(truncatingIfNeeded: bits))) : set.ipv6.contains(bits)
            return isInside != isNegated
        case .words(let patterns):
            guard let word = record.word(column) else { return false }
            return patterns.contains { $0.matches(word) } != isNegated
        case .flags(let set, let clear):
            guard let value = record.integer(column) else { return false }
            return (value & set == set && value & clear == 0) != isNegated
        }
    }
}

/// A word, in which `*` stands for any bytes or none.
public struct WordPattern: Sendable, Hashable {
    /// The pattern as written.
    let text: String
    /// Whether `*` stands in it.
    let hasStars: Bool
    private let bytes: [UInt8]

    /// The pattern as written.
    public init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
        hasStars = bytes.contains(UInt8(ascii: "*"))
    }

    func matches(_ word: UnsafeRawBufferPointer) -> Bool {
        guard hasStars else { return word.elementsEqual(bytes) }
        var place = 0
        var index = 0
        var afterStar: Int?
        var retry = 0
        while index < word.count {
            if place < bytes.count, bytes[place] == UInt8(ascii: "*") {
                place += 1
                afterStar = place
                retry = index
            } else if place < bytes.count, bytes[place] == word[index] {
                place += 1
                index += 1
            } else if let afterStar {
                // The last star takes one byte more.
                retry += 1
                index = retry
                place = afterStar
            } else {
                return false
            }
        }
        return bytes[place...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
