import OrderedCollections

/// Writes JSON text into a growing array.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private let indent: Int?

    init(indent: Int?) {
        self.indent = indent.map { max(0, $0) }
    }

    mutating func write(_ value: JSONValue, depth: Int) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .boolean(let boolean): bytes.append(contentsOf: (boolean ? "true" : "false").utf8)
        case .number(let number): bytes.append(contentsOf: number.text.utf8)
        case .string(let string): write(string)
        case .array(let elements):
            writeContainer("[", elements, "]", depth: depth) { writer, element in
                writer.write(element, depth: depth + 1)
            }
        case .object(let members):
            writeContainer("{", members.elements, "}", depth: depth) { writer, member in
                writer.write(member.key)
                writer.bytes.append(contentsOf: (writer.indent == nil ? ":" : ": ").utf8)
                writer.write(member.value, depth: depth + 1)
            }
        }
    }

    private mutating func writeContainer<Contents: Collection>(
        _ opening: Unicode.Scalar, _ contents: Contents, _ closing: Unicode.Scalar, depth: Int,
        each write: (inout JSONWriter, Contents.Element) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        var isFirst = true
        for item in contents {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            startLine(depth: depth + 1)
            write(&self, item)
        }
        if !isFirst { startLine(depth: depth) }
        bytes.append(UInt8(ascii: closing))
    }

    private mutating func startLine(depth: Int) {
        guard let indent else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent * depth))
    }

    private mutating func write(_ string: String) {
        var string = string
        bytes.append(UInt8(ascii: "\""))
        string.withUTF8 { text in
            var start = 0
            var position = 0
            while position < text.count {
                let length = Self.lengthToEscape(UnsafeBufferPointer(rebasing: text[position...]))
                if length > 0 {
                    bytes.append(contentsOf: text[start..<position])
                    writeEscape(UnsafeBufferPointer(rebasing: text[position..<position + length]))
                    start = position + length
                }
                position += max(1, length)
            }
            bytes.append(contentsOf: text[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// How many bytes the first character takes where it must be escaped; 0 where it stands as it is.
    private static func lengthToEscape(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        switch text[0] {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: 1
        // U+0080 to U+009F: control characters too, and terminals obey them.
        case 0xC2: text[1] < 0xA0 ? 2 : 0
        // U+061C, and below U+200B to U+200F, U+2028 to U+202E and U+2060 to U+206F: line breaks, and marks that hide or
        // turn around what stands beside them.
        case 0xD8: text[1] == 0x9C ? 2 : 0
        case 0xE2 where text[1] == 0x80: (0x8B...0x8F).contains(text[2]) || (0xA8...0xAE).contains(text[2]) ? 3 : 0
        case 0xE2 where text[1] == 0x81: text[2] >= 0xA0 && text[2] <= 0xAF ? 3 : 0
        default: 0
        }
    }

    private mutating func writeEscape(_ character: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\\"))
        if let letter = StringEscapes.letter(for: character[0]) {
            bytes.append(letter)
            return
        }
        bytes.append(UInt8(ascii: "u"))
        let scalar = String(decoding: character, as: UTF8.self).unicodeScalars.first?.value ?? 0
        let digits = String(scalar, radix: 16)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
        bytes.append(contentsOf: digits.utf8)
    }
}
