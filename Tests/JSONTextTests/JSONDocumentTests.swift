import TestSupport
import Testing

@testable import JSONText

@Suite struct JSONDocumentTests {
    @Test(arguments: [
        ("{}", "{}"),
        (" [ ] ", "[]"),
        ("\t\r\n 1 \n", "1"),
        ("\u{FEFF}true", "true"),
        (#"{"a":1,"b":[true,false,null]}"#, #"{"a":1,"b":[true,false,null]}"#),
        ("[[[[]]],[],{}]", "[[[[]]],[],{}]"),
        (#"{"":{"":{}}}"#, #"{"":{"":{}}}"#),
        ("[1 , 2\n,3]", "[1,2,3]"),
        ("[-0,0,0.0,1e5,1E+5,1e-5,-1.25e400]", "[-0,0,0.0,1e5,1E+5,1e-5,-1.25e400]"),
        (#""\u0041\/\b\f\n\r\t\"\\""#, #""A/\b\f\n\r\t\"\\""#),
        (#""\uD83D\ude00\u00e9""#, #""😀é""#),
        (#""\u0000""#, #""\u0000""#),
        (#""\uFFFF\uD7FF\uE000\uDBFF\uDFFF""#, "\"\u{FFFF}\u{D7FF}\u{E000}\u{10FFFF}\""),
        ("\"\u{7F}\u{85}\u{2028}\u{2029}\u{A0}\"", "\"\\u007f\\u0085\\u2028\\u2029\u{A0}\""),
        ("\"é😀 longer than eight bytes, then ß\"", "\"é😀 longer than eight bytes, then ß\""),
    ])
    func validTexts(text: String, compact: String) throws {
        #expect(try JSONDocument(parsing: text).root.value.encodedString(indent: nil) == compact)
    }

    @Test func ofRepeatedNamesTheFirstWins() throws {
        let root = try JSONDocument(parsing: #"{"a": 1, "b": 2, "a": 3, "\u0061": 4}"#).root
        #expect(root["a"]?.int == 1)
        #expect(root.value == ["a": 1, "b": 2])
        #expect(root.memberCount == 4)
        #expect(root.members.map(\.key) == ["a", "b", "a", "a"])
    }

    @Test func nestsToTheLimitAndNoFurther() throws {
        let depth = JSONDocument.maximumDepth
        let deepest = String(repeating: "[", count: depth) + "7" + String(repeating: "]", count: depth)
        let value = try JSONDocument(parsing: deepest).root.value
        #expect(value.encodedString(indent: nil) == deepest)
        let mixed = String(repeating: #"{"a":["#, count: depth / 2) + String(repeating: "]}", count: depth / 2)
        #expect(try JSONDocument(parsing: mixed).root.text.count == mixed.utf8.count)
        for opening in ["[", #"{"a":"#] {
            let text = String(repeating: opening, count: 100_000)
            let error = #expect(throws: JSONError.self) { try JSONDocument(parsing: text) }
            #expect(error?.byteOffset == depth * opening.utf8.count)
            #expect(error?.expected == "at most 512 levels of nesting")
        }
    }

    @Test func siblingsDoNotAddUpToDepth() throws {
        let text = "[" + Array(repeating: "[[]]", count: 2000).joined(separator: ",") + "]"
        #expect(try JSONDocument(parsing: text).root.memberCount == 2000)
    }

    @Test func tooManyBytesAreRefused() throws {
        let error = #expect(throws: JSONError.self) {
            try JSONDocument(parsing: Array("[1, 2]".utf8), maximumByteCount: 5)
        }
        #expect(error?.description == "line 1, column 1: expected a text of at most 5 bytes, found 6 bytes")
        #expect(try JSONDocument(parsing: Array("[1,2]".utf8), maximumByteCount: 5).root.memberCount == 2)
    }

    @Test func linesAreCounted() throws {
        let lines = 5000
        let text = "[\n" + (1..<lines).map { "\"line \($0)\"" }.joined(separator: ",\r\n") + "\n]"
        let document = try JSONDocument(parsing: text)
        #expect(document.root.line == 1)
        let numbers = document.root.elements.map(\.line)
        #expect(numbers == Array(2...lines))
        #expect(document.line(atByte: -5) == 1)
        #expect(document.line(atByte: .max) == lines + 1)
        #expect(document.line(atByte: text.utf8.count) == lines + 1)
    }

    @Test(arguments: 0..<10)
    func linesAgreeWithCounting(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let blanks: [String] = (0..<Int.random(in: 4000...9000, using: &random)).map { _ in
            ["\n", " ", "\n\n", "\r\n", "\t"].randomElement(using: &random) ?? ""
        }
        let text = Array((blanks.joined() + "1").utf8)
        let document = try JSONDocument(parsing: text)
        for offset in [0, 1, 4095, 4096, 4097, text.count - 1, text.count] {
            let counted = text.prefix(offset).count { $0 == 10 } + 1
            #expect(document.line(atByte: offset) == counted, "seed \(seed), offset \(offset)")
        }
    }

    @Test(arguments: [4095, 4096, 4097, 8192])
    func theLastLineOfAnyLengthIsFound(length: Int) throws {
        let text = String(repeating: "\n", count: length - 1) + "1"
        let document = try JSONDocument(parsing: text)
        #expect(document.root.line == length)
        #expect(document.line(atByte: length) == length)
    }
}
