extension JSONIndexer {
    @inline(__always)
    mutating func readString() throws(SyntaxFault) {
        let start = position
        var hasEscapes = false
        position += 1
        while true {
            skipPlainCharacters()
            guard position < count else { throw fault("'\"' at the end of a string") }
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return try appendScalar(from: start, hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                try readEscape()
            case 0..<0x20: throw fault("an escape in place of a control character")
            default: try readMultibyteCharacter()
            }
        }
    }

    @inline(__always)
    private mutating func skipPlainCharacters() {
        while position + ByteWord.size <= count {
            let plain = ByteWord(loadingFrom: base + position).plainPrefixCount
            position += plain
            if plain < ByteWord.size { return }
        }
        while position < count {
            guard byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else { return }
            position += 1
        }
    }

    private mutating func readEscape() throws(SyntaxFault) {
        let start = position
        position += 1
        guard byte == UInt8(ascii: "u") else {
            guard StringEscapes.character(for: byte) != nil else {
                throw fault("one of \" \\ / b f n r t u after a backslash")
            }
            position += 1
            return
        }
        switch try readHexadecimal() {
        case 0xD800..<0xDC00:
            let second = position
            guard byte == UInt8(ascii: "\\") else { throw fault("the low surrogate of the pair") }
            position += 1
            guard byte == UInt8(ascii: "u") else { throw fault("the low surrogate of the pair", at: second) }
            guard (0xDC00..<0xE000).contains(try readHexadecimal()) else {
                throw fault("the low surrogate of the pair", at: second)
            }
        case 0xDC00..<0xE000: throw fault("a high surrogate before a low one", at: start)
        default: return
        }
    }

    /// Reads `u` and the four digits after it.
    private mutating func readHexadecimal() throws(SyntaxFault) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            position += 1
            guard let digit = StringEscapes.hexadecimalDigit(byte) else { throw fault("four hexadecimal digits") }
            unit = unit << 4 | digit
        }
        position += 1
        return unit
    }

    /// Checks one character beyond ASCII against table 3-7 of the Unicode standard (well-formed UTF-8).
    private mutating func readMultibyteCharacter() throws(SyntaxFault) {
        let start = position
        let second: ClosedRange<UInt8>
        let length: Int
        switch byte {
        case 0xC2...0xDF: (second, length) = (0x80...0xBF, 2)
        case 0xE0: (second, length) = (0xA0...0xBF, 3)
        case 0xED: (second, length) = (0x80...0x9F, 3)
        case 0xE1...0xEF: (second, length) = (0x80...0xBF, 3)
        case 0xF0: (second, length) = (0x90...0xBF, 4)
        case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
        case 0xF4: (second, length) = (0x80...0x8F, 4)
        default: throw fault("valid UTF-8")
        }
        position += 1
        guard second.contains(byte) else { throw fault("valid UTF-8", at: start) }
        for _ in 2..<length {
            position += 1
            guard byte & 0xC0 == 0x80 else { throw fault("valid UTF-8", at: start) }
        }
        position += 1
    }
}
