import CByteMasks

/// Reads JSON texts (RFC 8259) that stand one after the other, token by token, in flat memory.
///
/// The reader checks how tokens follow each other and leaves what is inside numbers and words to nobody: envelopes need strings.
struct JSONTokenReader {
    /// A piece of JSON. The bytes of strings are those between the quotes, and stay until the next token is asked for.
    enum Token {
        case objectStart, objectEnd, arrayStart, arrayEnd
        /// A member's name.
        case name(UnsafeRawBufferPointer)
        /// A string; `escape` is where its first backslash stands.
        case string(UnsafeRawBufferPointer, escape: Int?)
        /// A number, true, false or null.
        case other
        /// The end of the last text.
        case end
    }

    /// Deeper texts are refused.
    static let deepest = 128
    /// Longer strings are refused: no service puts more into one.
    static let longestString = 16 << 20

    private enum Expected {
        case value, valueOrArrayEnd, nameOrObjectEnd, name, commaOrEnd
    }

    private let window: StreamWindow
    private var isObject: [Bool] = []
    private var expected = Expected.value
    /// What the last token took of the window, given up with the next one.
    private var held = 0

    init(_ window: StreamWindow) {
        self.window = window
    }

    /// How many containers are open.
    var depth: Int { isObject.count }

    /// The next token.
    mutating func next() throws(FlowLogError) -> Token {
        window.take(held)
        held = 0
        while true {
            guard let byte = try firstByte() else {
                guard isObject.isEmpty else { throw fault("the JSON text ends inside an object or array") }
                return .end
            }
            switch (byte, expected) {
            case (UInt8(ascii: ","), .commaOrEnd):
                window.take(1)
                expected = isObject.last == true ? .name : .value
            case (UInt8(ascii: "}"), .commaOrEnd), (UInt8(ascii: "}"), .nameOrObjectEnd):
                return try close(isObject: true)
            case (UInt8(ascii: "]"), .commaOrEnd), (UInt8(ascii: "]"), .valueOrArrayEnd):
                return try close(isObject: false)
            case (UInt8(ascii: "\""), .name), (UInt8(ascii: "\""), .nameOrObjectEnd):
                return try name()
            case (_, .value), (_, .valueOrArrayEnd):
                return try value(byte)
            default:
                throw fault("the JSON is damaged: \(Self.words(expected)) was expected")
            }
        }
    }

    private mutating func value(_ byte: UInt8) throws(FlowLogError) -> Token {
        switch byte {
        case UInt8(ascii: "{"): return try open(isObject: true)
        case UInt8(ascii: "["): return try open(isObject: false)
        case UInt8(ascii: "\""):
            let (text, escape) = try string()
            finishValue()
            return .string(text, escape: escape)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"), UInt8(ascii: "f"),
            UInt8(ascii: "n"):
            try skipWord()
            finishValue()
            return .other
        default: throw fault("the JSON is damaged: a value was expected")
        }
    }

    private mutating func open(isObject opened: Bool) throws(FlowLogError) -> Token {
        guard depth < Self.deepest else { throw fault("the JSON has more than \(Self.deepest) levels") }
        window.take(1)
        isObject.append(opened)
        expected = opened ? .nameOrObjectEnd : .valueOrArrayEnd
        return opened ? .objectStart : .arrayStart
    }

    private mutating func close(isObject closed: Bool) throws(FlowLogError) -> Token {
        guard isObject.last == closed else { throw fault("the JSON is damaged: a bracket closes another one") }
        window.take(1)
        isObject.removeLast()
        finishValue()
        return closed ? .objectEnd : .arrayEnd
    }

    private mutating func finishValue() {
        expected = isObject.isEmpty ? .value : .commaOrEnd
    }

    /// A member's name and the colon behind it.
    private mutating func name() throws(FlowLogError) -> Token {
        let length = try string().text.count
        // The colon is looked for while the name stays in the window.
        var place = held
        while true {
            while place < window.bytes.count, Self.isBlank(window.bytes[place]) { place += 1 }
            if place < window.bytes.count { break }
            guard place < Self.longestString, try more() else { throw fault("the JSON text ends after a name") }
        }
        guard window.bytes[place] == UInt8(ascii: ":") else { throw fault("the JSON is damaged: a colon was expected") }
        held = place + 1
        expected = .value
        return .name(UnsafeRawBufferPointer(rebasing: window.bytes[1..<(length + 1)]))
    }

    /// The string that begins at the window's first byte.
    private mutating func string() throws(FlowLogError) -> (text: UnsafeRawBufferPointer, escape: Int?) {
        var place = 1
        var escape: Int?
        // Where the last escape ends, which may be past the window.
        var escapeEnd = 0
        while true {
            let bytes = window.bytes
            while place < bytes.count, let base = bytes.baseAddress {
                // The window can be read 64 bytes past its end; what lies there is cut off below.
                let quotes = byte_mask64_equal(base + place, UInt8(ascii: "\""))
                let stops = quotes | byte_mask64_equal(base + place, UInt8(ascii: "\\"))
                if stops == 0 {
                    place += 64
                    continue
                }
                place += stops.trailingZeroBitCount
                guard place < bytes.count else { break }
                if bytes[place] == UInt8(ascii: "\"") {
                    held = place + 1
                    return (UnsafeRawBufferPointer(rebasing: bytes[1..<place]), escape)
                }
                escape = escape ?? place - 1
                place += 2
                escapeEnd = place
            }
            place = max(min(place, bytes.count), escapeEnd)
            guard bytes.count <= Self.longestString else {
                throw fault("a JSON string is longer than \(Self.longestString) bytes")
            }
            guard try more() else { throw fault("the JSON text ends inside a string") }
        }
    }

    /// Takes a number or a word such as null.
    private mutating func skipWord() throws(FlowLogError) {
        while true {
            var place = 0
            let bytes = window.bytes
            while place < bytes.count, Self.isWordByte(bytes[place]) { place += 1 }
            window.take(place)
            if place < bytes.count { return }
            guard try window.refill() else { return }
        }
    }

    /// The first byte that is not blank; it is not taken.
    private mutating func firstByte() throws(FlowLogError) -> UInt8? {
        while true {
            let bytes = window.bytes
            var place = 0
            while place < bytes.count, let base = bytes.baseAddress {
                if bytes[place] == 0x20 {
                    // Indentation; the window can be read 64 bytes past its end.
                    place = min(place + (~byte_mask64_equal(base + place, 0x20)).trailingZeroBitCount, bytes.count)
                } else if Self.isBlank(bytes[place]) {
                    place += 1
                } else {
                    window.take(place)
                    return bytes[place]
                }
            }
            window.take(place)
            guard try window.refill() else { return nil }
        }
    }

    /// Reads more behind the token that is looked at.
    private func more() throws(FlowLogError) -> Bool {
        if try window.refill() { return true }
        guard !window.isAtEndOfSource, window.grow(limit: Self.longestString + 1024) else { return false }
        return try window.refill()
    }

    private func fault(_ reason: String) -> FlowLogError {
        .damaged(file: window.name, reason: "byte \(window.offset): \(reason)")
    }

    @inline(__always)
    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    @inline(__always)
    private static func isWordByte(_ byte: UInt8) -> Bool {
        (byte &- UInt8(ascii: "0")) < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
    }

    private static func words(_ expected: Expected) -> String {
        switch expected {
        case .value: "a value"
        case .valueOrArrayEnd: "a value or ]"
        case .nameOrObjectEnd: "a name or }"
        case .name: "a name"
        case .commaOrEnd: "a comma or the end of the object or array"
        }
    }
}
