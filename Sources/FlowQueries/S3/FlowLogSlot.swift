import FlowLogs

/// The slot of five minutes that a flow log file is named after.
enum FlowLogSlot {
    /// The slot of `…_vpcflowlogs_eu-west-1_fl-0a_20250131T1405Z_hash.log.gz`, in Unix seconds; nil where the name tells none.
    static func times(of key: String) -> Range<Int64>? {
        let name = key.split(separator: "/").last ?? ""
        for part in name.split(separator: "_") {
            let text = Array(part.utf8)
            guard text.count == 14, text[8] == UInt8(ascii: "T"), text[13] == UInt8(ascii: "Z"),
                let day = number(text[..<8]), let clock = number(text[9..<13]),
                let begin = time(
                    day / 10000, day / 100 % 100, day % 100, hour: clock / 100, minute: clock % 100)
            else { continue }
            return begin..<(begin + 300)
        }
        return nil
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int64(String(decoding: digits, as: UTF8.self))
    }

    /// The Unix seconds of a time in UTC; nil where there is no such day or hour.
    static func time(_ year: Int64, _ month: Int64, _ day: Int64, hour: Int64, minute: Int64) -> Int64? {
        func padded(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        return TimeText.time(
            "\(year)-\(padded(month))-\(padded(day))T\(padded(hour)):\(padded(minute))Z", now: 0)
    }
}
