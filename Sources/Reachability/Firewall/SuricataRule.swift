import NetworkSets

/// A rule as Suricata writes it: `action protocol source port direction destination port (options)`.
struct SuricataRule {
    /// The seven words of the head.
    let head: [String]
    /// The options in order.
    let options: [(keyword: String, value: String?)]

    /// Takes a line apart; nil where it is no rule.
    init?(_ line: String) {
        guard let open = Self.optionsStart(of: line) else { return nil }
        head = Self.words(of: line[..<open])
        guard head.count == 7 else { return nil }
        let body = line[line.index(after: open)...]
        guard let close = body.lastIndex(of: ")") else { return nil }
        options = Self.options(of: body[..<close])
    }

    /// The rules of a text: lines that end in a backslash go on, and `#` starts a comment.
    static func lines(of text: String) -> [String] {
        var lines: [String] = []
        var pending = ""
        for part in text.split(whereSeparator: \.isNewline) {
            var line = Substring(part).trimmed
            if line.hasSuffix("\\") {
                line.removeLast()
                pending += line + " "
                continue
            }
            let whole = Substring(pending + line).trimmed
            pending = ""
            if !whole.isEmpty, !whole.hasPrefix("#") { lines.append(whole) }
        }
        let rest = Substring(pending).trimmed
        return rest.isEmpty || rest.hasPrefix("#") ? lines : lines + [rest]
    }

    /// The value of an option's first appearance.
    func value(of keyword: String) -> String? { options.first { $0.keyword == keyword }?.value ?? nil }

    private static func optionsStart(of line: String) -> String.Index? { line.firstIndex(of: "(") }

    /// Words between blanks; what stands in brackets is one word.
    private static func words(of text: Substring) -> [String] {
        var words: [String] = []
        var word = ""
        var depth = 0
        for character in text {
            if character == "[" { depth += 1 }
            if character == "]" { depth -= 1 }
            if character.isWhitespace, depth == 0 {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else if !character.isWhitespace {
                word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    /// Options end with semicolons; those in quotes or behind a backslash do not count.
    private static func options(of text: Substring) -> [(keyword: String, value: String?)] {
        var parts: [String] = []
        var part = ""
        var (isQuoted, isEscaped) = (false, false)
        for character in text {
            if character == ";", !isQuoted, !isEscaped {
                parts.append(part)
                part = ""
                continue
            }
            if character == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = character == "\\" && !isEscaped
            part.append(character)
        }
        parts.append(part)
        return parts.compactMap { text in
            let text = Substring(text).trimmed
            guard !text.isEmpty else { return nil }
            guard let colon = text.firstIndex(of: ":") else { return (text.lowercased(), nil) }
            return (
                Substring(text[..<colon]).trimmed.lowercased(), Substring(text[text.index(after: colon)...]).trimmed
            )
        }
    }
}

extension Substring {
    /// Without white space at both ends.
    var trimmed: String {
        var text = self
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text.drop(while: \.isWhitespace))
    }
}
