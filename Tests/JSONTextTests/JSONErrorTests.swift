import JSONText
import Testing

@Suite struct JSONErrorTests {
    struct Fault: CustomTestStringConvertible {
        let text: [UInt8]
        let place: (line: Int, column: Int)
        let expected: String
        let found: String

        init(_ text: String, _ line: Int, _ column: Int, _ expected: String, _ found: String) {
            self.init(bytes: Array(text.utf8), line, column, expected, found)
        }

        init(bytes: [UInt8], _ line: Int, _ column: Int, _ expected: String, _ found: String) {
            text = bytes
            place = (line, column)
            self.expected = expected
            self.found = found
        }

        var testDescription: String { String(decoding: text, as: UTF8.self) }
    }

    static let end = "the end of the text"
    static let structure = [
        Fault("", 1, 1, "a value", end),
        Fault(" \n ", 2, 2, "a value", end),
        Fault("\u{FEFF}", 1, 1, "a value", end),
        Fault("\u{FEFF}[x", 1, 2, "a value or ']'", "'x'"),
        Fault("{} {}", 1, 4, end, "'{'"),
        Fault("1 2", 1, 3, end, "'2'"),
        Fault("[1,]", 1, 4, "a value", "']'"),
        Fault("[,1]", 1, 2, "a value or ']'", "','"),
        Fault("[1 2]", 1, 4, "',' or ']'", "'2'"),
        Fault("[1}", 1, 3, "',' or ']'", "'}'"),
        Fault("[\n  1,\n  2", 3, 4, "',' or ']'", end),
        Fault("[", 1, 2, "a value or ']'", end),
        Fault("]", 1, 1, "a value", "']'"),
        Fault("{", 1, 2, "a member name or '}'", end),
        Fault("{1:2}", 1, 2, "a member name or '}'", "'1'"),
        Fault("{\"a\":1,}", 1, 8, "a member name", "'}'"),
        Fault("{\"a\" 1}", 1, 6, "':'", "'1'"),
        Fault("{\"a\":}", 1, 6, "a value", "'}'"),
        Fault("{\n\"a\": 1\n  x}", 3, 3, "',' or '}'", "'x'"),
        Fault("{\"a\":[]]", 1, 8, "',' or '}'", "']'"),
        Fault("[1] // comment", 1, 5, end, "'/'"),
        Fault("/* */ 1", 1, 1, "a value", "'/'"),
        Fault("'a'", 1, 1, "a value", "'''"),
        Fault("NaN", 1, 1, "a value", "'N'"),
        Fault("[Infinity]", 1, 2, "a value or ']'", "'I'"),
        Fault("True", 1, 1, "a value", "'T'"),
        Fault("tru", 1, 4, "true", end),
        Fault("[fals3]", 1, 6, "false", "'3'"),
        Fault("nul\n", 1, 4, "null", "the end of the line"),
        Fault("nullx", 1, 5, end, "'x'"),
        Fault("\u{0}", 1, 1, "a value", "byte 0x00"),
        Fault("1\u{0}", 1, 2, end, "byte 0x00"),
        Fault("[\u{A0}1]", 1, 2, "a value or ']'", "U+00A0"),
        Fault("[\u{1F600}]", 1, 2, "a value or ']'", "U+1F600"),
        Fault("<html>", 1, 1, "a value", "'<'"),
    ]
    static let numbers = [
        Fault("01", 1, 2, "no digit after a leading zero", "'1'"),
        Fault("-00", 1, 3, "no digit after a leading zero", "'0'"),
        Fault("-", 1, 2, "a digit", end),
        Fault("-a", 1, 2, "a digit", "'a'"),
        Fault("+1", 1, 1, "a value", "'+'"),
        Fault(".5", 1, 1, "a value", "'.'"),
        Fault("1.", 1, 3, "a digit", end),
        Fault("[1.e3]", 1, 4, "a digit", "'e'"),
        Fault("1e", 1, 3, "a digit", end),
        Fault("1e+", 1, 4, "a digit", end),
        Fault("0x1F", 1, 2, end, "'x'"),
        Fault("1_000", 1, 2, end, "'_'"),
        Fault("-Infinity", 1, 2, "a digit", "'I'"),
    ]
    static let strings = [
        Fault("\"abc", 1, 5, "'\"' at the end of a string", end),
        Fault("\"a string longer than a word", 1, 29, "'\"' at the end of a string", end),
        Fault("[\"a\nb\"]", 1, 4, "an escape in place of a control character", "the end of the line"),
        Fault("\"\t\"", 1, 2, "an escape in place of a control character", "byte 0x09"),
        Fault("\"12345678\u{1F}\"", 1, 10, "an escape in place of a control character", "byte 0x1F"),
        Fault(#""\x41""#, 1, 3, #"one of " \ / b f n r t u after a backslash"#, "'x'"),
        Fault(#""\"#, 1, 3, #"one of " \ / b f n r t u after a backslash"#, end),
        Fault(#""\u12g4""#, 1, 6, "four hexadecimal digits", "'g'"),
        Fault(#""\u12"#, 1, 6, "four hexadecimal digits", end),
        Fault(#""é\uD800""#, 1, 9, "the low surrogate of the pair", "'\"'"),
        Fault(#""\uD800\n""#, 1, 8, "the low surrogate of the pair", "'\\'"),
        Fault(#""\uD83D\uD83D""#, 1, 8, "the low surrogate of the pair", "'\\'"),
        Fault(#""\uD83D\u0041""#, 1, 8, "the low surrogate of the pair", "'\\'"),
        Fault(#""\uDE00""#, 1, 2, "a high surrogate before a low one", "'\\'"),
        Fault(#"{"a\uDFFFb": 1}"#, 1, 4, "a high surrogate before a low one", "'\\'"),
    ]
    static let encodings = [
        [0xFF], [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
        [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xE2, 0x82], [0xE2, 0x82, 0x22], [0xF0, 0x80, 0x80, 0x80],
        [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
    ].map { (bytes: [UInt8]) in
        Fault(
            bytes: Array("\"é".utf8) + bytes + Array("\"".utf8), 1, 3, "valid UTF-8",
            "byte 0x" + String(bytes[0], radix: 16, uppercase: true))
    }

    @Test(arguments: structure + numbers + strings + encodings)
    func invalidTexts(fault: Fault) throws {
        let error = try #require(throws: JSONError.self) { try JSONDocument(parsing: fault.text) }
        #expect(error.line == fault.place.line)
        #expect(error.column == fault.place.column)
        #expect(error.expected == fault.expected)
        #expect(error.found == fault.found)
    }

    @Test func complaintReadsAsASentence() throws {
        let error = #expect(throws: JSONError.self) { try JSONDocument(parsing: "{\n  \"é\": 1\n \"b\": 2}") }
        #expect(error?.description == "line 3, column 2: expected ',' or '}', found '\"'")
        #expect(error?.byteOffset == 13)
    }

    @Test func offsetCountsTheByteOrderMark() throws {
        let error = #expect(throws: JSONError.self) { try JSONDocument(parsing: "\u{FEFF}x") }
        #expect(error?.byteOffset == 3)
    }
}
