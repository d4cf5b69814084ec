/// Writes strings as JSON text.
public enum JSONStringText {
    /// Appends a string in quotes. The bytes must be valid UTF-8.
    ///
    /// Control characters, `"`, `\`, line breaks of Unicode and marks that hide or turn text around are escaped; `/` and all
    /// other Unicode stays as it is.
    public static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        var position = 0
        while position < text.count {
            let length = lengthToEscape(UnsafeBufferPointer(rebasing: text[position...]))
            if length > 0 {
                bytes.append(contentsOf: text[start..<position])
                appendEscape(UnsafeBufferPointer(rebasing: text[position..<position + length]), to: &bytes)
                start = position + length
            }
            position += max(1, length)
        }
        bytes.append(contentsOf: text[start...])
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

    private static func appendEscape(_ character: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
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
