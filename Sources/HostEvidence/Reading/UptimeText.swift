/// How long a host has been up.
enum UptimeText {
    /// Seconds, of `/proc/uptime` or of the program uptime: `10:02:51 up 12 days,  3:04,  2 users,  load average: …`.
    static func seconds(_ text: String) -> Double? {
        let words = text.split { $0 == " " || $0 == "," || $0.isNewline }
        if words.count == 2, let seconds = Double(words[0]), seconds >= 0 { return seconds }
        guard let up = words.firstIndex(of: "up") else { return nil }
        var seconds = 0.0
        var isKnown = false
        for (word, next) in zip(words[up...].dropFirst(), words[up...].dropFirst(2)) {
            let unit: Double? = next.hasPrefix("day") ? 86400 : next.hasPrefix("min") ? 60 : nil
            if let unit, let count = Double(word) {
                seconds += count * unit
                isKnown = true
            } else if let colon = word.firstIndex(of: ":"), let hours = Double(word[..<colon]),
                let minutes = Double(word[word.index(after: colon)...])
            {
                return seconds + hours * 3600 + minutes * 60
            } else if word.hasPrefix("user") || word.hasPrefix("load") {
                break
            }
        }
        return isKnown ? seconds : nil
    }
}
