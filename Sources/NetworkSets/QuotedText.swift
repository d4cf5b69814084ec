/// Quotes text that came from outside, for a message.
enum QuotedText {
    private static let longest = 80

    /// The text in double quotes, with everything but printable ASCII escaped, cut after 80 characters.
    ///
    /// Control characters of a hostile file would otherwise reach the terminal.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for (index, scalar) in text.unicodeScalars.enumerated() {
            if index == longest {
                result += "…"
                break
            }
            result += scalar.escaped(asASCII: true)
        }
        return result + "\""
    }
}
