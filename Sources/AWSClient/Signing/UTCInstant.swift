/// A moment in whole seconds since 1970-01-01T00:00:00Z, with the two spellings AWS uses. No leap seconds, like POSIX.
public struct UTCInstant: Sendable, Hashable, Comparable {
    /// Seconds since the epoch.
    public var secondsSinceEpoch: Int64

    /// A moment from its seconds, held within the years 1 to 9999 so that it always has a spelling.
    public init(secondsSinceEpoch: Int64) {
        self.secondsSinceEpoch = min(max(secondsSinceEpoch, -62_135_596_800), 253_402_300_799)
    }

    /// Earlier first.
    public static func < (left: UTCInstant, right: UTCInstant) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }

    /// `20150830T123600Z`, the form of `X-Amz-Date`.
    public var compact: String {
        let parts = civil
        return pad(parts.year, 4) + pad(parts.month, 2) + pad(parts.day, 2) + "T" + pad(parts.hour, 2)
            + pad(parts.minute, 2) + pad(parts.second, 2) + "Z"
    }

    /// `2015-08-30T12:36:00Z`.
    public var iso8601: String {
        let parts = civil
        return "\(pad(parts.year, 4))-\(pad(parts.month, 2))-\(pad(parts.day, 2))T"
            + "\(pad(parts.hour, 2)):\(pad(parts.minute, 2)):\(pad(parts.second, 2))Z"
    }

    /// `20150830`, the date of a credential scope.
    public var dateStamp: String { String(compact.prefix(8)) }

    private func pad(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// The proleptic Gregorian date, counted in eras of 400 years that begin on 1 March so that leap days come last.
    private var civil: (year: Int64, month: Int64, day: Int64, hour: Int64, minute: Int64, second: Int64) {
        let secondOfDay = ((secondsSinceEpoch % 86_400) + 86_400) % 86_400
        let days = (secondsSinceEpoch - secondOfDay) / 86_400 + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        return (year, month, day, secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60)
    }
}

extension UTCInstant {
    /// Reads `2026-01-02T03:04:05`, with or without a fraction (dropped), with `Z`, `+hh:mm`, `UTC`, or nothing (UTC); nil
    /// for anything else.
    public init?(iso8601 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 19, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10]), let hour = Self.number(bytes[11..<13]),
            let minute = Self.number(bytes[14..<16]), let second = Self.number(bytes[17..<19]),
            year >= 1, (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61
        else { return nil }
        var rest = bytes[19...]
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst().drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
        guard let offset = Self.offset(rest) else { return nil }
        let shiftedYear = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let yearOfEra = shiftedYear % 400
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = shiftedYear / 400 * 146_097 + dayOfEra - 719_468
        self.init(secondsSinceEpoch: days * 86_400 + hour * 3_600 + minute * 60 + second - offset)
        // A day that its month lacks (30 February) comes back as another date.
        guard offset != 0 || second == 60 || iso8601.utf8.elementsEqual(bytes[0..<10] + [84] + bytes[11..<19] + [90])
        else { return nil }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }

    /// The seconds east of UTC that `Z`, `UTC`, nothing, `+hh:mm` or `-hhmm` stand for.
    private static func offset(_ text: ArraySlice<UInt8>) -> Int64? {
        if text.isEmpty || text.elementsEqual("Z".utf8) || text.elementsEqual("UTC".utf8) { return 0 }
        let digits = text.dropFirst().filter { $0 != UInt8(ascii: ":") }
        guard digits.count == 4, let hours = number(digits[0..<2]), let minutes = number(digits[2..<4]) else {
            return nil
        }
        switch text.first {
        case UInt8(ascii: "+"): return hours * 3_600 + minutes * 60
        case UInt8(ascii: "-"): return -(hours * 3_600 + minutes * 60)
        default: return nil
        }
    }
}
