/// Times as people write them.
public enum CaptureTime {
    /// Nanoseconds since 1970 of an RFC 3339 time with its zone, or of Unix seconds with or without a fraction.
    public static func nanoseconds(_ text: String) -> Int64? {
        if let seconds = fixed(text) { return seconds }
        let pattern = /(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)/
        guard let match = text.wholeMatch(of: pattern), let year = Int64(match.1), let month = Int64(match.2),
            let day = Int64(match.3), let hour = Int64(match.4), let minute = Int64(match.5),
            let second = Int64(match.6),
            (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61
        else { return nil }
        guard let zone = zone(match.8), let fraction = fixed("0\(match.7 ?? "")") else { return nil }
        let seconds = days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - zone
        guard (-9_000_000_000...9_000_000_000).contains(seconds) else { return nil }
        return seconds * 1_000_000_000 + fraction
    }

    /// Decimal seconds as nanoseconds.
    private static func fixed(_ text: String) -> Int64? {
        guard let match = text.wholeMatch(of: /(\d{1,10})(?:\.(\d{1,9}))?/), let whole = Int64(match.1),
            whole < 9_000_000_000
        else { return nil }
        let digits = match.2.map(String.init) ?? ""
        guard let fraction = Int64(digits + String(repeating: "0", count: 9 - digits.count)) else { return nil }
        return whole * 1_000_000_000 + fraction
    }

    /// The seconds that a zone is ahead of UTC.
    private static func zone(_ text: Substring) -> Int64? {
        if text.lowercased() == "z" { return 0 }
        guard let hours = Int64(text.dropFirst().prefix(2)), let minutes = Int64(text.suffix(2)), hours < 24,
            minutes < 60
        else {
            return nil
        }
        return (text.hasPrefix("-") ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    /// Days since 1970 of a date of the Gregorian calendar: years are counted from March, so that leap days come last.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
