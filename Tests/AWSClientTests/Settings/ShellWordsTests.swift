import JSONText
import TestSupport
import Testing

@testable import AWSClient

/// Words as a shell splits them.
struct ShellWordsTests {
    @Test(arguments: [
        ("a  b\tc", ["a", "b", "c"]), ("", []), ("  ", []), ("'a b' \"c d\"", ["a b", "c d"]), ("a\\ b", ["a b"]),
        ("\"\" ''", ["", ""]), ("'a\\b'", ["a\\b"]), ("\"a\\\"b\\n\"", ["a\"b\\n"]), ("a#b #c", ["a#b", "#c"]),
        ("$HOME ~ *", ["$HOME", "~", "*"]), ("a'b'\"c\"", ["abc"]),
    ])
    func splits(line: String, words: [String]) throws { #expect(try ShellWords.split(line) == words) }

    @Test func refusesWhatIsOpen() {
        #expect(throws: ShellWords.Fault.openQuote) { try ShellWords.split("a 'b") }
        #expect(throws: ShellWords.Fault.openEscape) { try ShellWords.split("a \\") }
    }

    /// The AWS CLI splits with Python's shlex.
    @Test func agreesWithPython() throws {
        var random = SplitMix64(seed: 11)
        let pieces = ["a", "b", " ", "\t", "'", "\"", "\\", "é", "#", "$", "\n", "\r\n", "="]
        let lines = (0..<2000).map { _ in
            (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
                .joined()
        }
        let script = """
            import json, shlex, sys
            def split(line):
                try: return shlex.split(line)
                except ValueError as error: return "escap" in str(error)
            print(json.dumps([split(line) for line in json.load(sys.stdin)]))
            """
        let theirs = try JSONDocument(
            parsing: PythonTool.run(["-c", script], input: JSONValue(lines).encodedString(indent: nil)))
        #expect(theirs.root.elements.count == lines.count)
        for (line, answer) in zip(lines, theirs.root.elements) {
            do {
                let words = try ShellWords.split(line)
                #expect(answer.value == JSONValue(words), "\(line.debugDescription)")
            } catch {
                #expect(answer.bool == (error == .openEscape), "\(line.debugDescription)")
            }
        }
    }
}
