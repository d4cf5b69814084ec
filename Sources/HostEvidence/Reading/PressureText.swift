/// `/proc/pressure/…`: how much of the time tasks waited.
enum PressureText {
    /// The averages in percent and totals in microseconds, such as `some.avg10`.
    static func values(_ text: String) -> [String: Double] {
        var values: [String: Double] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split(separator: " ")
            guard let kind = words.first, kind == "some" || kind == "full" else { continue }
            for word in words.dropFirst() {
                let parts = word.split(separator: "=")
                if parts.count == 2 { values["\(kind).\(parts[0])"] = Double(parts[1]) }
            }
        }
        return values
    }
}
