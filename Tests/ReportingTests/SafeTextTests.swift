import Testing

@testable import Reporting

/// Nothing that a terminal acts on gets through.
@Suite struct SafeTextTests {
    @Test(arguments: [
        ("plain text, (brackets) ~ and \\", "plain text, (brackets) ~ and \\"), ("Köln → 東京 😀 é", "Köln → 東京 😀 é"),
        ("", ""), ("a\u{1B}[31mred", "a\\u{1B}[31mred"), ("\u{1B}]0;title\u{7}", "\\u{1B}]0;title\\u{7}"),
        ("one\ntwo\r\nthree\ttab", "one\\u{A}two\\u{D}\\u{A}three\\u{9}tab"),
        ("nul\u{0}del\u{7F}", "nul\\u{0}del\\u{7F}"),
        // One-byte control sequences of ISO 6429.
        ("\u{9B}31m\u{90}", "\\u{9B}31m\\u{90}"),
        ("a\u{202E}txt.exe\u{202C}", "a\\u{202E}txt.exe\\u{202C}"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
        ("zero\u{200B}width\u{FEFF}", "zero\\u{200B}width\\u{FEFF}"), ("\u{61C}\u{200F}", "\\u{61C}\\u{200F}"),
        ("line\u{2028}par\u{2029}", "line\\u{2028}par\\u{2029}"), ("\u{E000}", "\\u{E000}"),
        ("\u{E0041}", "\\u{E0041}"),
    ])
    func printable(text: String, expected: String) {
        #expect(SafeText.printable(text) == expected)
    }

    @Test func everyScalarIsPrintableOrEscaped() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let printed = SafeText.printable(String(scalar)).unicodeScalars
            let isSafe = printed.allSatisfy { printed in
                switch printed.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: false
                default: true
                }
            }
            if !isSafe { Issue.record("U+\(String(value, radix: 16)) is printed raw") }
        }
    }
}
