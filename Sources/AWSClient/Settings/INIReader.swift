/// Takes the lines of an ``INIFile`` one by one. Indentation counts: a line further in than the key above it belongs to
/// that key.
struct INIReader {
    let path: String
    private(set) var sections: [INIFile.Section] = []
    private(set) var warnings: [String] = []
    private var places: [String: Int] = [:]
    private var current: Int?
    private var key: String?
    private var indent = 0

    init(path: String) { self.path = path }

    /// Takes one line without its end.
    mutating func take(_ line: String, number: Int) throws(SettingsError) {
        let text = line.trimmingWhiteSpace()
        guard let first = text.utf8.first, first != UInt8(ascii: "#"), first != UInt8(ascii: ";") else { return }
        let depth = line.utf8.prefix { $0 == 32 || (9...13).contains($0) }.count
        if let key, let current, depth > indent {
            try addIndented(text, to: key, in: current, line: number)
            return
        }
        indent = depth
        if first == UInt8(ascii: "["), let end = text.lastIndex(of: "]") {
            open(text[text.index(after: text.startIndex)..<end].trimmingWhiteSpace(), line: number)
        } else if first == UInt8(ascii: "[") {
            throw fault(number, "the bracket of the section does not close")
        } else {
            try addPair(text, line: number)
        }
    }

    private mutating func open(_ name: String, line: Int) {
        key = nil
        if let known = places[name] {
            warn(line, "the section [\(name)] stands in line \(sections[known].line) too; their keys are merged")
            current = known
        } else {
            places[name] = sections.count
            current = sections.count
            sections.append(INIFile.Section(name: name, line: line))
        }
    }

    private mutating func addPair(_ text: String, line: Int) throws(SettingsError) {
        guard let place = text.firstIndex(where: { $0 == "=" || $0 == ":" }), place > text.startIndex else {
            throw fault(line, "this is neither \"key = value\" nor \"[section]\" nor a comment")
        }
        guard let current else { throw fault(line, "a key stands before any [section]") }
        let name = text[..<place].trimmingWhiteSpace().lowercased()
        if let known = sections[current].entries[name] {
            warn(line, "the key stands in line \(known.line) too; the value of this line counts")
        }
        sections[current].entries[name] = INIFile.Entry(
            value: text[text.index(after: place)...].trimmingWhiteSpace(), line: line)
        key = name
    }

    private mutating func addIndented(
        _ text: String, to key: String, in section: Int, line: Int
    ) throws(SettingsError) {
        guard var entry = sections[section].entries[key] else { return }
        if entry.value.isEmpty {
            guard let place = text.firstIndex(of: "="), place > text.startIndex else {
                throw fault(line, "an indented line below a key without a value must be \"key = value\"")
            }
            let name = text[..<place].trimmingWhiteSpace().lowercased()
            entry.nested[name] = INIFile.Value(
                text: text[text.index(after: place)...].trimmingWhiteSpace(), line: line)
        } else {
            entry.value += "\n" + text
        }
        sections[section].entries[key] = entry
    }

    /// One warning a file is enough to look at it; a thousand would hide everything else.
    private mutating func warn(_ line: Int, _ words: String) {
        if warnings.count < 20 { warnings.append("\(path):\(line): \(words)") }
    }

    private func fault(_ line: Int, _ reason: String) -> SettingsError {
        SettingsError(subject: "\(path):\(line)", reason: reason, advice: "Correct the line.", isBadFile: true)
    }
}
