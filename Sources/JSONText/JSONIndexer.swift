/// Reads a JSON text once and writes its index; one loop with a stack of its own, so depth costs no call stack.
struct JSONIndexer {
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    let base: UnsafeRawPointer
    let count: Int
    var position = 0
    private var tape: [TapeEntry] = []
    // The tape positions of the arrays and objects not yet closed.
    private var open: [Int] = []

    /// The index of a text, or the first fault in it.
    static func index(_ text: UnsafeRawBufferPointer) -> Result<[TapeEntry], SyntaxFault> {
        guard let base = text.baseAddress else { return .failure(SyntaxFault(offset: 0, expected: "a value")) }
        var indexer = JSONIndexer(base: base, count: text.count)
        do throws(SyntaxFault) {
            try indexer.run()
            return .success(indexer.tape)
        } catch {
            return .failure(error)
        }
    }

    private init(base: UnsafeRawPointer, count: Int) {
        self.base = base
        self.count = count
        // Pretty-printed AWS output has a value or name per 20 bytes, compact output one per 12.
        tape.reserveCapacity(count / 16 + 1)
    }

    /// The byte at the position; 0, which JSON has nowhere, at the end.
    @inline(__always)
    var byte: UInt8 { position < count ? base.load(fromByteOffset: position, as: UInt8.self) : 0 }

    func fault(_ expected: StaticString, at offset: Int? = nil) -> SyntaxFault {
        SyntaxFault(offset: offset ?? position, expected: expected)
    }

    @inline(__always)
    mutating func appendScalar(from start: Int, hasEscapes: Bool = false) throws(SyntaxFault) {
        guard position - start <= TapeEntry.maximumScalarLength else {
            throw fault("a string or number shorter than 1 GiB", at: start)
        }
        tape.append(TapeEntry(scalarAt: start, length: position - start, hasEscapes: hasEscapes))
    }

    private mutating func run() throws(SyntaxFault) {
        if UnsafeRawBufferPointer(start: base, count: count).starts(with: Self.byteOrderMark) {
            position = Self.byteOrderMark.count
        }
        repeat {
            try readValue()
            try readWhatFollows()
        } while !open.isEmpty
        skipWhitespace()
        guard position == count else { throw fault("the end of the text") }
    }

    /// Reads up to the end of a scalar or of an empty container, going down into the containers that open before it.
    @inline(__always)
    private mutating func readValue() throws(SyntaxFault) {
        var expected: StaticString = "a value"
        while true {
            skipWhitespace()
            switch byte {
            case UInt8(ascii: "\""): return try readString()
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try readNumber()
            case UInt8(ascii: "t"): return try readWord("true")
            case UInt8(ascii: "f"): return try readWord("false")
            case UInt8(ascii: "n"): return try readWord("null")
            case UInt8(ascii: "{"):
                try openContainer()
                skipWhitespace()
                if byte == UInt8(ascii: "}") { return closeContainer() }
                try readName(expected: "a member name or '}'")
                expected = "a value"
            case UInt8(ascii: "["):
                try openContainer()
                skipWhitespace()
                if byte == UInt8(ascii: "]") { return closeContainer() }
                expected = "a value or ']'"
            default: throw fault(expected)
            }
        }
    }

    /// After a value: closes what ends here, and reads the comma, and the name in an object, before the next value.
    @inline(__always)
    private mutating func readWhatFollows() throws(SyntaxFault) {
        while let container = open.last {
            let isObject = base.load(fromByteOffset: Int(tape[container].start), as: UInt8.self) == UInt8(ascii: "{")
            skipWhitespace()
            if byte == UInt8(ascii: ",") {
                position += 1
                if isObject {
                    skipWhitespace()
                    try readName(expected: "a member name")
                }
                return
            }
            guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                throw fault(isObject ? "',' or '}'" : "',' or ']'")
            }
            closeContainer()
        }
    }

    private mutating func openContainer() throws(SyntaxFault) {
        guard open.count < JSONDocument.maximumDepth else { throw fault("at most 512 levels of nesting") }
        open.append(tape.count)
        tape.append(TapeEntry(containerAt: position))
        position += 1
    }

    private mutating func closeContainer() {
        position += 1
        if let container = open.popLast() {
            tape[container].close(span: tape.count - container)
        }
    }

    @inline(__always)
    private mutating func readName(expected: StaticString) throws(SyntaxFault) {
        guard byte == UInt8(ascii: "\"") else { throw fault(expected) }
        try readString()
        skipWhitespace()
        guard byte == UInt8(ascii: ":") else { throw fault("':'") }
        position += 1
    }

    @inline(__always)
    private mutating func skipWhitespace() {
        // RFC 8259 section 2: space, tab, line feed and carriage return. Runs are mostly indentation.
        while position < count {
            switch base.load(fromByteOffset: position, as: UInt8.self) {
            case 0x20:
                position += 1
                while position + ByteWord.size <= count {
                    let spaces = ByteWord(loadingFrom: base + position).prefixCount(of: 0x20)
                    position += spaces
                    if spaces < ByteWord.size { break }
                }
            case 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }
}
