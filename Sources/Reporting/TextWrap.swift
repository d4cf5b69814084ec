/// Breaks prose into lines.
enum TextWrap {
    /// The words of a text on lines of at most `width` characters; a longer word stands on a line of its own.
    static func lines(_ text: String, width: Int = 80) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] += " \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
