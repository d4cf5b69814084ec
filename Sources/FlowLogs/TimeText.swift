/// Times and spans as people write them.
public enum TimeText {
    /// Reads a span: `30s`, `5m`, `2h`, `7d`; nil for anything else and for nothing at all.
    public static func seconds(_ text: String) -> Int64? {
        guard let unit = text.last, let size = ["s": 1, "m": 60, "h": 3600, "d": 86400][unit] as Int64?,
            let count = Int64(text.dropLast()), count > 0, count <= 1 << 32
        else { return nil }
        return count * size
    }

    /// Reads a time as Unix seconds: a number of those, `2025-01-31`, `2025-01-31T14:05Z` with or without seconds, or a span
    /// before `now` such as `2h`; nil for anything else. Times without a zone are UTC, as those of flow logs.
    public static func time(_ text: String, now: Int64) -> Int64? {
        if let span = seconds(text) { return now - span }
        if text.count > 4, let seconds = Int64(text), seconds >= 0 { return seconds }
        var text = text[...]
        if text.last == "Z" { text = text.dropLast() }
        let halves = text.split(separator: "T", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return nil }
        let date = numbers(halves[0], "-")
        guard date.count == 3, (1970...9999).contains(date[0]), (1...12).contains(date[1]), (1...31).contains(date[2])
        else { return nil }
        let seconds = days(date[0], date[1], date[2]) * 86400
        guard halves.count == 2 else { return seconds }
        let clock = numbers(halves[1].split(separator: ".", omittingEmptySubsequences: false)[0], ":")
        guard (2...3).contains(clock.count), (0...23).contains(clock[0]),
            clock.dropFirst().allSatisfy({ (0...59).contains($0) })
        else { return nil }
        return seconds + clock[0] * 3600 + clock[1] * 60 + (clock.count == 3 ? clock[2] : 0)
    }

    /// The time as `2025-01-31T14:05:00Z`.
    public static func text(_ seconds: Int64) -> String {
        let day = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
        let (year, month, date) = civil(day)
        let rest = seconds - day * 86400
        let clock = [rest / 3600, rest / 60 % 60, rest % 60].map(padded).joined(separator: ":")
        return "\(year)-\(padded(month))-\(padded(date))T\(clock)Z"
    }

    private static func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func numbers(_ text: Substring, _ separator: Character) -> [Int64] {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } ? Int64(part) : nil
        }
        return numbers.count == parts.count ? numbers : []
    }

    /// Days since 1970 of a date of the Gregorian calendar; years are counted from March, so that leap days end them.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    }

    private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let day = shifted - era * 146_097
        let year = (day - day / 1460 + day / 36524 - day / 146_096) / 365
        let dayOfYear = day - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        return (
            year + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9,
            dayOfYear - (153 * month + 2) / 5 + 1
        )
    }
}
