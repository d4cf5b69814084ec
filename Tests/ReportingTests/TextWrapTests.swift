import Testing

@testable import Reporting

@Suite struct TextWrapTests {
    @Test(arguments: [
        ("one two three", 7, ["one two", "three"]), ("one two three", 13, ["one two three"]), ("", 10, []),
        ("incomprehensible x", 5, ["incomprehensible", "x"]), ("a  b", 3, ["a b"]),
    ])
    func linesAreAsLongAsTheyMayBe(text: String, width: Int, lines: [String]) {
        #expect(TextWrap.lines(text, width: width) == lines)
    }
}
