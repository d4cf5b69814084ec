/// A JSON number, kept as written, so that nothing of it is lost to rounding.
///
/// `==` compares the spelling: `1` and `1.0` differ. ``isSameNumber(as:)`` compares the value.
public struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
    /// The number as JSON text.
    public let text: String

    /// The number a text spells; nil where the text is not exactly one JSON number.
    public init?(_ text: String) {
        guard let document = try? JSONDocument(parsing: text), document.root.kind == .number,
            document.root.text.count == text.utf8.count
        else { return nil }
        self.text = text
    }

    /// An integer.
    public init(_ number: Int) {
        text = String(number)
    }

    /// The shortest text that reads back as this number; nil for infinities and NaN, which JSON lacks.
    public init?(_ number: Double) {
        guard number.isFinite else { return nil }
        text = number.description
    }

    init(checked text: String) {
        self.text = text
    }

    /// The number where it is an exact integer of 64 bits, however written (`80`, `8e1`, `80.0`); else nil.
    public var int: Int? { Int(exactDecimal: Array(text.utf8)) }

    /// The number rounded to a `Double`; nil beyond its range.
    public var double: Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }

    /// Whether both spell the same value, compared in decimal without rounding; `-0` is `0`.
    public func isSameNumber(as other: JSONNumber) -> Bool {
        guard text != other.text else { return true }
        guard let left = ExactDecimal(Array(text.utf8)), let right = ExactDecimal(Array(other.text.utf8)) else {
            return false
        }
        return left == right
    }

    /// The number as JSON text.
    public var description: String { text }
}
