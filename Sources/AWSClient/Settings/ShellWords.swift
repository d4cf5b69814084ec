/// Splits a line into words as a POSIX shell does, without a shell: blanks separate, quotes hold together, a backslash
/// takes the next character as it is. No variables, patterns or comments.
///
/// Source: POSIX.1-2017, Shell Command Language, section 2.2 (quoting).
enum ShellWords {
    /// What keeps a line from being words.
    enum Fault: Error {
        /// A quote that does not close.
        case openQuote
        /// A backslash with nothing behind it.
        case openEscape

        /// The fault in words.
        var reason: String { self == .openQuote ? "a quote does not close" : "a backslash ends the line" }
    }

    /// The words of a line; an empty pair of quotes is an empty word.
    static func split(_ line: String) throws(Fault) -> [String] {
        var words: [String] = []
        var word: String.UnicodeScalarView?
        var quote: Unicode.Scalar?
        var isEscaped = false
        for letter in line.unicodeScalars {
            if isEscaped {
                // Between double quotes, a backslash is itself but before a quote or another one.
                if quote != nil, letter != "\"", letter != "\\" { word?.append("\\") }
                word = (word ?? String.UnicodeScalarView()) + [letter]
                isEscaped = false
            } else if letter == "\\", quote != "'" {
                isEscaped = true
                word = word ?? String.UnicodeScalarView()
            } else if letter == quote {
                quote = nil
            } else if quote == nil, letter == "\"" || letter == "'" {
                quote = letter
                word = word ?? String.UnicodeScalarView()
            } else if quote == nil, letter == " " || letter == "\t" || letter == "\r" || letter == "\n" {
                if let word { words.append(String(word)) }
                word = nil
            } else {
                word = (word ?? String.UnicodeScalarView()) + [letter]
            }
        }
        if isEscaped { throw .openEscape }
        if quote != nil { throw .openQuote }
        if let word { words.append(String(word)) }
        return words
    }
}
