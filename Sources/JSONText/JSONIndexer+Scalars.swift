extension JSONIndexer {
    mutating func readNumber() throws(SyntaxFault) {
        let start = position
        if byte == UInt8(ascii: "-") { position += 1 }
        if byte == UInt8(ascii: "0") {
            position += 1
            if isAtDigit { throw fault("no digit after a leading zero") }
        } else {
            try readDigits()
        }
        if byte == UInt8(ascii: ".") {
            position += 1
            try readDigits()
        }
        if byte | 0x20 == UInt8(ascii: "e") {
            position += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
            try readDigits()
        }
        try appendScalar(from: start)
    }

    mutating func readWord(_ word: StaticString) throws(SyntaxFault) {
        let start = position
        let length = word.utf8CodeUnitCount
        let matched = word.withUTF8Buffer { letters in
            var matched = 0
            while matched < length, start + matched < count,
                base.load(fromByteOffset: start + matched, as: UInt8.self) == letters[matched]
            {
                matched += 1
            }
            return matched
        }
        position += matched
        guard matched == length else { throw fault(word) }
        try appendScalar(from: start)
    }

    private var isAtDigit: Bool { byte &- UInt8(ascii: "0") < 10 }

    private mutating func readDigits() throws(SyntaxFault) {
        guard isAtDigit else { throw fault("a digit") }
        repeat { position += 1 } while isAtDigit
    }
}
