/// Text from outside, made safe to print: names, tags, log lines and server answers may hold anything.
public enum SafeText {
    /// The text with control, formatting and line-breaking characters written as visible escapes such as `\u{1B}`.
    ///
    /// A terminal acts on such characters: they could hide or forge lines of a report. Direction marks of Unicode are
    /// among them.
    public static func printable(_ text: String) -> String {
        // Nearly all text is printable ASCII, and the Unicode tables are slow: a quarter of a report's time before this line.
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if isUnsafe(scalar) {
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
        default: false
        }
    }
}
