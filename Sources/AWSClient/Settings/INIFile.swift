/// A configuration or credentials file of the AWS CLI, as sections of keys and values.
///
/// The rules are those of the AWS CLI's own reader, and laxer where AWS's other readers are: a byte order mark is
/// skipped, repeated sections and keys are merged with a warning, the later value winning. Messages name the file and
/// line and never show the line itself, for it may hold a secret.
struct INIFile: Sendable {
    /// A value and where it stands.
    struct Value: Sendable, Equatable {
        var text: String
        var line: Int
    }

    /// A value, and the pairs on indented lines below it.
    struct Entry: Sendable, Equatable {
        var value: String
        var line: Int
        var nested: [String: Value] = [:]
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
    /// What was read though it is doubtful, each with file and line.
    var warnings: [String] = []

    /// Whether a section has a secret key or a session token.
    var holdsSecrets: Bool {
        sections.contains { section in
            ["aws_secret_access_key", "aws_session_token"].contains { section.entries[$0]?.value.isEmpty == false }
        }
    }

    /// Reads a file's text.
    ///
    /// - Throws: `SettingsError` with file and line for what is neither a section, a pair, a comment nor blank.
    init(_ text: String, path: String) throws(SettingsError) {
        self.path = path
        var reader = INIReader(path: path)
        for (index, line) in Self.lines(text).enumerated() { try reader.take(line, number: index + 1) }
        sections = reader.sections
        warnings = reader.warnings
    }

    /// Lines end with a line feed, a carriage return, or both.
    private static func lines(_ text: String) -> [String] {
        var bytes = Array(text.utf8)[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        var lines: [String] = []
        var start = bytes.startIndex
        var position = start
        while position < bytes.endIndex {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                lines.append(String(decoding: bytes[start..<position], as: UTF8.self))
                let next = position + 1
                let isPair = byte == UInt8(ascii: "\r") && next < bytes.endIndex && bytes[next] == UInt8(ascii: "\n")
                position = isPair ? next : position
                start = position + 1
            }
            position += 1
        }
        return lines + [String(decoding: bytes[start...], as: UTF8.self)]
    }
}
