import JSONText
import TestSupport
import Testing

@Suite struct JSONValueTests {
    @Test func writesOneMemberPerLine() {
        let value: JSONValue = ["b": 1, "a": [true, nil, []], "o": [:], "s": "a/b\"\\\n"]
        #expect(
            value.encodedString() == """
                {
                  "b": 1,
                  "a": [
                    true,
                    null,
                    []
                  ],
                  "o": {},
                  "s": "a/b\\"\\\\\\n"
                }
                """)
        #expect(value.encodedString(indent: nil) == #"{"b":1,"a":[true,null,[]],"o":{},"s":"a/b\"\\\n"}"#)
        #expect(value.encodedString(indent: 0).split(separator: "\n").count == 10)
        #expect(value.encodedString(indent: -3) == value.encodedString(indent: 0))
    }

    @Test(arguments: [
        ("\u{0}\u{1}\u{8}\u{9}\u{A}\u{B}\u{C}\u{D}\u{1F}", #"\u0000\u0001\b\t\n\u000b\f\r\u001f"#),
        ("\u{7F}\u{80}\u{9F}\u{A0}", "\\u007f\\u0080\\u009f\u{A0}"),
        ("\u{2027}\u{2028}\u{2029}\u{202A}\u{202E}\u{202F}", "\u{2027}\\u2028\\u2029\\u202a\\u202e\u{202F}"),
        ("\u{200A}\u{200B}\u{200F}\u{2010}\u{61B}\u{61C}", "\u{200A}\\u200b\\u200f\u{2010}\u{61B}\\u061c"),
        ("\u{205F}\u{2060}\u{2066}\u{2069}\u{206F}\u{2070}", "\u{205F}\\u2060\\u2066\\u2069\\u206f\u{2070}"),
        ("/é😀\u{FFFF}", "/é😀\u{FFFF}"),
        ("\u{1B}[31m", #"\u001b[31m"#),
    ])
    func escapes(text: String, written: String) throws {
        #expect(JSONValue(text).encodedString() == "\"\(written)\"")
        #expect(try JSONDocument(parsing: "\"\(written)\"").root.string == text)
    }

    @Test func initializersTakeOptionals() {
        let (none, some): (String?, String?) = (nil, "x")
        #expect(JSONValue(none) == .null)
        #expect(JSONValue(some) == "x")
        #expect(JSONValue(nil as Int?) == .null)
        #expect(JSONValue(5 as Int?) == 5)
        #expect(JSONValue(nil as Bool?) == .null)
        #expect(JSONValue(true as Bool?) == true)
        #expect(JSONValue(0.5 as Double?) == 0.5)
        #expect(JSONValue(Double.nan) == .null)
        #expect(JSONValue(-Double.infinity) == .null)
        #expect(JSONValue(["a", "b"].map { $0 + "x" }) == ["ax", "bx"])
        let count = 3
        #expect(JSONValue(count) == 3)
        #expect("\(count) rules" as JSONValue == "3 rules")
    }

    @Test func membersAreReadByName() {
        let value: JSONValue = ["a": ["b": 1]]
        #expect(value["a"]?["b"] == 1)
        #expect(value["b"] == nil)
        #expect(value["a"]?["b"]?["c"] == nil)
    }

    @Test func firstOfRepeatedLiteralNamesWins() {
        let name = "a"
        #expect([name: 1, "b": 2, "a": 3] as JSONValue == ["a": 1, "b": 2])
    }

    @Test func orderMattersToEqualityOnly() {
        let left: JSONValue = ["a": 1, "b": [["x": 1, "y": 2]]]
        let right: JSONValue = ["b": [["y": 2, "x": 1]], "a": 1]
        #expect(left != right)
        #expect(left.isSameJSON(as: right))
        #expect(right.sortedByKey() == left)
        #expect(right.sortedByKey().encodedString(indent: nil) == #"{"a":1,"b":[{"x":1,"y":2}]}"#)
    }

    @Test(arguments: [
        ("1", "1.0", true), ("1", "1e0", true), ("100", "1e2", true), ("0", "-0", true), ("0", "0.0e9", true),
        ("0.1", "1e-1", true), ("12.50", "1250e-2", true), ("1", "-1", false), ("1", "1.0000000000000000000001", false),
        ("9007199254740993", "9007199254740992.0", false), ("1e400", "10e399", true), ("1e400", "1e401", false),
        ("1e99999999999999999999", "1e99999999999999999999", true), ("1", "10", false), ("0.1", "0.01", false),
    ])
    func numbersAreComparedByValue(left: String, right: String, same: Bool) throws {
        let (first, second) = (try #require(JSONNumber(left)), try #require(JSONNumber(right)))
        #expect(first.isSameNumber(as: second) == same)
        #expect(second.isSameNumber(as: first) == same)
        #expect(JSONValue.array([.number(first)]).isSameJSON(as: [.number(second)]) == same)
        #expect((first == second) == (left == right))
    }

    @Test(
        arguments: [
            (["a": 1], ["a": 1, "b": 2]), (["a": nil], [:]), (["a": 1], ["b": 1]), ([1, 2], [2, 1]), ([1], [1, 1]),
            ("1", 1), (nil, false), ([], [:]), (true, false), (["a": [1]], ["a": [2]]),
        ] as [(JSONValue, JSONValue)])
    func differentJSON(left: JSONValue, right: JSONValue) {
        #expect(!left.isSameJSON(as: right))
        #expect(!right.isSameJSON(as: left))
    }

    @Test(arguments: ["", " 1", "1 ", "\u{FEFF}1", "01", "1.", "NaN", "\"1\"", "[1]", "0x10", "1,2"])
    func textThatIsNoNumberIsRefused(text: String) {
        #expect(JSONNumber(text) == nil)
    }

    @Test(arguments: 0..<500)
    func randomValuesRoundTrip(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let value = RandomJSON.value(depth: 5, using: &random)
        for indent in [nil, 0, 1, 2, 4] as [Int?] {
            let bytes = value.encoded(indent: indent)
            let read = try JSONDocument(parsing: bytes).root
            #expect(read.value == value, "seed \(seed)")
            #expect(read.value.encoded(indent: indent) == bytes, "seed \(seed)")
            #expect(read.text == bytes[...], "seed \(seed)")
            #expect(read.value.isSameJSON(as: value.sortedByKey()), "seed \(seed)")
        }
    }
}
