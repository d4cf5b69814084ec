/// The place where a text stops being JSON.
///
/// The name of the file is not known here: callers put `file:` before the description.
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The line, counted from 1; lines end with a line feed.
    public let line: Int
    /// The column, counted from 1 in Unicode scalars; a byte order mark does not count.
    public let column: Int
    /// The offset of the offending byte; the length of the text where the text ends too early.
    public let byteOffset: Int
    /// What had to stand there, such as `',' or '}'`.
    public let expected: String
    /// What stands there: a quoted ASCII character, a code point, a byte in hexadecimal, or the end of the text.
    public let found: String

    /// One place, in the words of a reader.
    public init(line: Int, column: Int, byteOffset: Int, expected: String, found: String) {
        self.line = line
        self.column = column
        self.byteOffset = byteOffset
        self.expected = expected
        self.found = found
    }

    /// The whole complaint: `line 3, column 7: expected ',' or '}', found 'x'`.
    public var description: String {
        "line \(line), column \(column): expected \(expected), found \(found)"
    }
}

extension JSONError {
    init(_ fault: SyntaxFault, in bytes: [UInt8]) {
        let before = bytes.prefix(fault.offset)
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        var lineText = before[lineStart...]
        if lineStart == 0 && lineText.starts(with: JSONIndexer.byteOrderMark) {
            lineText = lineText.dropFirst(JSONIndexer.byteOrderMark.count)
        }
        self.init(
            line: before.count { $0 == UInt8(ascii: "\n") } + 1,
            column: lineText.count { $0 & 0xC0 != 0x80 } + 1,
            byteOffset: fault.offset,
            expected: fault.expected.description,
            found: Self.describe(bytes.dropFirst(fault.offset)))
    }

    // Nothing of the text goes out raw but printable ASCII: messages end up on terminals.
    private static func describe(_ rest: ArraySlice<UInt8>) -> String {
        guard let byte = rest.first else { return "the end of the text" }
        if byte == UInt8(ascii: "\n") { return "the end of the line" }
        if (0x20..<0x7F).contains(byte) { return "'\(Character(Unicode.Scalar(byte)))'" }
        let decoded = String(decoding: rest.prefix(4), as: UTF8.self).unicodeScalars.first
        guard let scalar = decoded, rest.starts(with: Array(String(scalar).utf8)), scalar.value >= 0x80 else {
            return "byte 0x\(hexadecimal(UInt32(byte), digits: 2))"
        }
        return "U+\(hexadecimal(scalar.value, digits: 4))"
    }

    private static func hexadecimal(_ number: UInt32, digits: Int) -> String {
        let text = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
