/// A configuration or credentials file of the AWS CLI, as sections of keys and values.
///
/// The rules are those of botocore's reader (Python's RawConfigParser) where files made for it must work, and laxer
/// where AWS's other readers are: a byte order mark is skipped, repeated sections and keys are merged, the later value
/// winning.
struct INIFile: Sendable {
    /// A value, and the pairs on indented lines below it.
    struct Entry: Sendable, Equatable {
        var value: String
        var line: Int
        var nested: [String: String] = [:]
    }

    /// A section in the order of the file.
    struct Section: Sendable {
        let name: String
        let line: Int
        /// By name in lower case.
        var entries: [String: Entry] = [:]
    }

    /// The file's path, for messages.
    let path: String
    private(set) var sections: [Section] = []

    /// Reads a file's text.
    ///
    /// - Throws: `SettingsError` with file and line for what is neither a section, a pair, a comment nor blank.
    init(_ text: String, path: String) throws(SettingsError) {
        self.path = path
        var text = text[...]
        if text.first == "\u{FEFF}" { text.removeFirst() }
        var key: String?
        for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = index + 1
            let trimmed = raw.trimmingWhiteSpace()
            if trimmed.isEmpty || "#;".contains(raw.first ?? " ") {
                if trimmed.isEmpty { key = nil }
                continue
            }
            if raw.first == " " || raw.first == "\t" {
                try addIndented(trimmed, to: key, line: line)
            } else if trimmed.hasPrefix("[") {
                try open(trimmed, line: line)
                key = nil
            } else {
                key = try addPair(trimmed, line: line)
            }
        }
    }

    private mutating func open(_ text: String, line: Int) throws(SettingsError) {
        guard let end = text.lastIndex(of: "]") else { throw fault(line, "a section whose bracket does not close") }
        let name = text[text.index(after: text.startIndex)..<end].trimmingWhiteSpace()
        if let known = sections.firstIndex(where: { $0.name == name }) {
            // Moved to the end, so that its keys are the ones added to.
            sections.append(sections.remove(at: known))
        } else {
            sections.append(Section(name: name, line: line))
        }
    }

    private mutating func addPair(_ text: String, line: Int) throws(SettingsError) -> String {
        guard let (name, value) = Self.pair(text) else {
            throw fault(line, "\"\(text.prefix(40))\" where \"key = value\" or \"[section]\" was expected")
        }
        guard !sections.isEmpty else { throw fault(line, "the key \(name) before any section") }
        sections[sections.count - 1].entries[name] = Entry(value: value, line: line)
        return name
    }

    private mutating func addIndented(_ text: String, to key: String?, line: Int) throws(SettingsError) {
        guard let key, let place = sections.indices.last, var entry = sections[place].entries[key] else {
            // An indented pair below nothing is a pair.
            _ = try addPair(text, line: line)
            return
        }
        if entry.value.isEmpty {
            guard let (name, value) = Self.pair(text) else {
                throw fault(line, "\"\(text.prefix(40))\" where a pair below \(key) was expected")
            }
            entry.nested[name] = value
        } else {
            entry.value += "\n" + text
        }
        sections[place].entries[key] = entry
    }

    private static func pair(_ text: String) -> (String, String)? {
        guard let place = text.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return nil }
        let name = text[..<place].trimmingWhiteSpace().lowercased()
        return name.isEmpty ? nil : (name, text[text.index(after: place)...].trimmingWhiteSpace())
    }

    private func fault(_ line: Int, _ reason: String) -> SettingsError {
        SettingsError(subject: "\(path):\(line)", reason: reason, advice: "Correct the line.", isBadFile: true)
    }
}
