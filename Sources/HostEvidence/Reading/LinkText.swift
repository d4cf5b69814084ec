/// The output of `ip -s -s link`, with or without `-d`.
enum LinkText {
    static func rows(_ text: String) -> [String: LinkRow] {
        var rows: [String: LinkRow] = [:]
        var name: String?
        var flags: Set<String> = []
        var counters: [String: Int64] = [:]
        var header: [String] = []
        func close() {
            if let name { rows[name] = LinkRow(flags: flags, counters: counters) }
            counters = [:]
            header = []
        }
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split(separator: " ").map(String.init)
            if line.first?.isNumber == true, words.count > 2, words[0].hasSuffix(":"), words[1].hasSuffix(":") {
                close()
                name = words[1].dropLast().split(separator: "@").first.map(String.init)
                flags = Set(words[2].filter { $0 != "<" && $0 != ">" }.split(separator: ",").map(String.init))
            } else if let first = words.first, first == "RX:" || first == "TX:" {
                header = words.dropFirst().map { "\(first.prefix(2).lowercased())_\($0)" }
            } else if words.count > 2, words[1] == "errors:", words[0] == "RX" || words[0] == "TX" {
                header = words.dropFirst(2).map { "\(words[0].lowercased())_\($0)" }
            } else if !header.isEmpty {
                for (key, word) in zip(header, words) { counters[key] = Int64(word) }
                header = []
            }
        }
        close()
        return rows
    }
}
