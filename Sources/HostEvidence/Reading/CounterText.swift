/// Counters in forms that have a name beside each number.
enum CounterText {
    /// `nstat -az`: a line per counter with its name, its value and a rate.
    static func nstat(_ text: String) -> [String: Int64] {
        var counters: [String: Int64] = [:]
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let words = line.split { $0 == " " || $0 == "\t" }
            if words.count >= 2 { counters[String(words[0])] = Int64(words[1]) }
        }
        return counters
    }

    /// `/proc/net/sockstat`: `TCP: inuse 5 orphan 0 tw 1 alloc 9 mem 3`.
    static func sockstat(_ text: String) -> [String: Int64] {
        var values: [String: Int64] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split(separator: " ")
            guard let kind = words.first, kind.hasSuffix(":") else { continue }
            for place in stride(from: 1, to: words.count - 1, by: 2) {
                values["\(kind.dropLast()).\(words[place])"] = Int64(words[place + 1])
            }
        }
        return values
    }
}
