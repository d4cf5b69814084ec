/// Pieces of the Logs Insights query language.
enum InsightsText {
    /// A text in double quotes.
    static func literal(_ text: String) -> String {
        let escaped = text.reduce(into: "") { text, character in
            if character == "\"" || character == "\\" { text += "\\" }
            text.append(character)
        }
        return "\"\(escaped)\""
    }

    /// The regular expression of a pattern, without the slashes around it.
    static func expression(_ pattern: WordPattern) -> String {
        let special = "\\^$.|?+()[]{}/"
        let text = pattern.text.reduce(into: "") { text, character in
            if character == "*" {
                text += ".*"
            } else {
                if special.contains(character) { text += "\\" }
                text.append(character)
            }
        }
        return "^\(text)$"
    }

    /// The name under which a query knows a field: letters and digits, none that Logs Insights finds by itself.
    static func name(_ field: FlowField) -> String {
        let words = field.name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return "x" + words.joined().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}
