import JSONText
import Testing

@Suite struct JSONElementTests {
    static let all = """
        {"s": "text", "i": 80, "d": 1.5, "t": true, "f": false, "n": null, "a": [1, "x", [], {}], "o": {"k": "v"},
         "e\\u0061\\"": "tab\\tend", "": "", "größe": "ß"}
        """

    static func root(_ text: String = all) throws -> JSONElement { try JSONDocument(parsing: text).root }

    @Test func kindsAreTold() throws {
        let root = try Self.root()
        #expect(root.kind == .object)
        #expect(
            root.members.map(\.value.kind).prefix(8) == [
                .string, .number, .number, .boolean, .boolean, .null, .array, .object,
            ])
        #expect(root["n"]?.isNull == true)
        #expect(root["s"]?.isNull == false)
        #expect(root["t"]?.bool == true)
        #expect(root["f"]?.bool == false)
    }

    @Test func otherKindsGiveNil() throws {
        let root = try Self.root()
        for (key, value) in root.members {
            #expect((value.string != nil) == (value.kind == .string), "\(key)")
            #expect((value.double != nil) == (value.kind == .number), "\(key)")
            #expect((value.bool != nil) == (value.kind == .boolean), "\(key)")
            #expect((value.int != nil) == (key == "i"), "\(key)")
            #expect((value["k"] != nil) == (key == "o"), "\(key)")
            #expect(value.elements.isEmpty == (key != "a"), "\(key)")
            #expect(value.memberCount == (key == "a" ? 4 : key == "o" ? 1 : 0), "\(key)")
        }
    }

    @Test func membersAreFound() throws {
        let root = try Self.root()
        #expect(root["s"]?.string == "text")
        #expect(root["ea\""]?.string == "tab\tend")
        #expect(root[""]?.string == "")
        #expect(root["größe"]?.string == "ß")
        #expect(root[name: "ea\""]?.equals("tab\tend") == true)
        #expect(root[name: "größe"]?.equals("ß") == true)
        #expect(root["k"] == nil, "members of inner objects are not ours")
        #expect(root["e\\u0061\\\""] == nil, "names are compared unescaped")
        #expect(root["text"] == nil, "values are not names")
        #expect(root[name: "S"] == nil)
        #expect(root.members.map(\.key) == ["s", "i", "d", "t", "f", "n", "a", "o", "ea\"", "", "größe"])
    }

    /// Names of all lengths around the eight bytes that are compared at once, each differing in one byte.
    @Test(arguments: 0...40)
    func namesAreComparedToTheLastByte(length: Int) throws {
        let name = String("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz".prefix(length))
        var members: [(String, JSONValue)] = []
        for place in 0..<length {
            var other = Array(name.utf8)
            other[place] = UInt8(ascii: "_")
            members.append((String(decoding: other, as: UTF8.self), 0))
        }
        members += [(name + "x", 0), (name, 1)]
        let object = JSONValue(members: members)
        let root = try JSONDocument(parsing: object.encoded()).root
        #expect(root[name: name]?.int == 1)
        for (index, member) in members.enumerated() {
            let offset = root[name: member.0]?.byteOffset
            #expect(offset == Array(root.members)[index].value.byteOffset)
        }
    }

    @Test func stringsAreComparedWhole() throws {
        let root = try Self.root(#"["tcp", "tc", "tcpx", "\u0074cp", "", 6, null, {"tcp": "tcp"}]"#)
        #expect(root.elements.map { $0.equals("tcp") } == [true, false, false, true, false, false, false, false])
        #expect(root.elements.map { $0.equals("") } == [false, false, false, false, true, false, false, false])
    }

    @Test(
        arguments: [
            ("0", 0, 0), ("-0", 0, -0.0), ("80", 80, 80), ("-1", -1, -1), ("1.0", 1, 1), ("-1.50", nil, -1.5),
            ("1e3", 1000, 1000), ("1.25E+2", 125, 125), ("100e-2", 1, 1), ("1e-1", nil, 0.1), ("0.0e5", 0, 0),
            ("0.001e3", 1, 1), ("9223372036854775807", Int.max, 9.223372036854775807e18),
            ("-9223372036854775808", Int.min, -9.223372036854775808e18),
            ("9223372036854775808", nil, 9.223372036854775808e18),
            ("-9223372036854775809", nil, -9.223372036854775809e18),
            ("9223372036854775807.0", Int.max, 9.223372036854775807e18),
            ("1e400", nil, nil), ("-1e400", nil, nil), ("1e-400", nil, 0), ("1e18", 1_000_000_000_000_000_000, 1e18),
            ("1e19", nil, 1e19), ("0e99999999999999999999", 0, 0), ("1e99999999999999999999", nil, nil),
            ("1e-99999999999999999999", nil, 0), ("0.1e-9223372036854775808", nil, 0),
            ("123456789012345678901234567890", nil, 1.2345678901234568e29),
        ] as [(String, Int?, Double?)])
    func numbers(text: String, int: Int?, double: Double?) throws {
        for element in [try Self.root(text), try #require(try Self.root("[1,\(text),2]").elements.dropFirst().first)] {
            #expect(element.int == int)
            #expect(element.double == double)
            #expect(element.value == .number(try #require(JSONNumber(text))))
        }
        #expect(JSONNumber(text)?.int == int)
        #expect(JSONNumber(text)?.double == double)
    }

    @Test(arguments: [
        "{}", "[]", "[[], {}]", #"[1, [2, {"a" : [ ] } ] , "]}"]"#, #"{"a": {"b": [1, 2, {"c": "}" } ] } }"#, "-1.5e3",
        #""a\"]""#, "null", #"[{"x": [[[ ]   ]]}]"#,
    ])
    func textIsWhatWasWritten(text: String) throws {
        let document = try JSONDocument(parsing: "{\"before\": [1], \"it\": [0, \n\(text) , [9]]}")
        let element = try #require(document.root["it"]?.elements.dropFirst().first)
        #expect(String(decoding: element.text, as: UTF8.self) == text)
        #expect(element.text.startIndex == element.byteOffset)
        #expect(element.line == 2)
        #expect(document.root.text.count == document.root.text.endIndex)
    }

    @Test func elementsAreACollection() throws {
        let elements = try #require(try Self.root()["a"]).elements
        #expect(elements.count == 4)
        #expect(elements.first?.int == 1)
        #expect(elements.map(\.kind) == [.number, .string, .array, .object])
        let second = elements.index(after: elements.startIndex)
        #expect(elements[second].string == "x")
        #expect(elements.index(elements.startIndex, offsetBy: 4) == elements.endIndex)
    }

    @Test func valueIsADeepCopy() throws {
        let value: JSONValue = [
            "s": "text", "i": 80, "d": 1.5, "t": true, "f": false, "n": nil, "a": [1, "x", [], [:]], "o": ["k": "v"],
            "ea\"": "tab\tend", "": "", "größe": "ß",
        ]
        #expect(try Self.root().value == value)
    }
}
