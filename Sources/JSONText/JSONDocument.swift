/// A JSON text, checked whole and held with a flat index of its values.
///
/// The rules are those of RFC 8259, read strictly: no comments, no trailing commas, no `NaN`, no leading zeros, no
/// control characters or lone surrogates in strings, valid UTF-8, one value per text. A byte order mark at the start
/// is skipped. Containers nest at most ``maximumDepth`` deep. Reading a value later cannot fail on syntax, and no
/// `String` is made before one is asked for.
///
/// Names may repeat in an object, as RFC 8259 section 4 allows: look-ups and copies take the first one,
/// ``JSONElement/members`` gives them all.
public final class JSONDocument: Sendable {
    /// How deep arrays and objects may nest; a scalar on its own has depth 0.
    public static let maximumDepth = 512

    // The index holds offsets of 32 bits and spans of 31; the margin keeps the span of "[1,1,…" within its bits.
    static let maximumByteCount = Int(UInt32.max) - 255

    let bytes: [UInt8]
    let tape: [TapeEntry]
    private let lines = LineIndex()

    /// Checks and indexes a text; throws where and why it is not JSON. Texts of 4 GiB and more are refused.
    public convenience init(parsing bytes: [UInt8]) throws(JSONError) {
        try self.init(parsing: bytes, maximumByteCount: Self.maximumByteCount)
    }

    /// Checks and indexes a text given as a string.
    public convenience init(parsing text: String) throws(JSONError) {
        try self.init(parsing: Array(text.utf8))
    }

    init(parsing bytes: [UInt8], maximumByteCount: Int) throws(JSONError) {
        guard bytes.count <= maximumByteCount else {
            throw JSONError(
                line: 1, column: 1, byteOffset: 0, expected: "a text of at most \(maximumByteCount) bytes",
                found: "\(bytes.count) bytes")
        }
        let outcome = bytes.withUnsafeBytes { JSONIndexer.index($0) }
        switch outcome {
        case .success(let tape):
            self.bytes = bytes
            self.tape = tape
        case .failure(let fault):
            throw JSONError(fault, in: bytes)
        }
    }

    /// The value the text consists of.
    public var root: JSONElement { JSONElement(document: self, index: 0) }

    /// The line a byte stands in, counted from 1; lines end with a line feed.
    ///
    /// The first call reads the whole text once, later ones at most a few KiB. Offsets outside the text count as the
    /// nearest byte in it.
    public func line(atByte offset: Int) -> Int {
        lines.line(atByte: offset, in: bytes)
    }
}
