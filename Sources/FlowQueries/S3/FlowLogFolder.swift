import FlowLogs

/// What the name of a folder in S3 says of the flow logs in it.
///
/// Flow logs are in folders by account, region, year, month, day and perhaps hour, plain or as Hive names them, and a file is named
/// after the slot of five minutes in which its records' windows end (VPC guide, flow log files in S3).
struct FlowLogFolder {
    /// The times that the folder stands for, in Unix seconds; nil where its name tells none.
    let times: Range<Int64>?
    /// The region; nil where the name tells none.
    let region: String?
    /// Whether the name goes down to the day, below which little can be left out.
    let isDay: Bool

    /// - Parameter key: of the folder, with its last slash.
    init(_ key: String) {
        let parts = key.split(separator: "/").map(String.init)
        let place = Self.regionPlace(parts)
        region = place.map { String(parts[$0].trimmingPrefix("aws-region=")) }
        // Only behind the region is a number that looks like a year one: what is before it are names that people gave.
        let numbers = Self.date(place.map { parts[($0 + 1)...] } ?? [])
        isDay = numbers.count >= 3
        times = Self.times(numbers)
    }

    /// Year, month, day and hour, as far as the parts are no more than those; empty where they are anything else.
    private static func date(_ parts: ArraySlice<String>) -> [Int64] {
        guard parts.count <= limits.count else { return [] }
        var numbers: [Int64] = []
        for (part, name) in zip(parts, ["year", "month", "day", "hour"]) {
            guard let value = value(part, name, digits: name == "year" ? 4 : 2),
                limits[numbers.count].contains(value)
            else { return [] }
            numbers.append(value)
        }
        return numbers
    }

    private static let limits: [ClosedRange<Int64>] = [2015...2200, 1...12, 1...31, 0...23]

    /// The number of a part such as `07` or `month=07`.
    private static func value(_ part: String, _ key: String, digits: Int) -> Int64? {
        let text = part.hasPrefix("\(key)=") ? String(part.dropFirst(key.count + 1)) : part
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int64(text)
    }

    /// Where the region stands: `AWSLogs/ACCOUNT/vpcflowlogs/REGION`, or the same with Hive's keys.
    private static func regionPlace(_ parts: [String]) -> Int? {
        parts.indices.first { index in
            guard index >= 3, parts[index - 3] == "AWSLogs" else { return false }
            return parts[index - 1] == "vpcflowlogs"
                || parts[index - 1] == "aws-service=vpcflowlogs" && parts[index].hasPrefix("aws-region=")
        }
    }

    private static func times(_ numbers: [Int64]) -> Range<Int64>? {
        guard let first = numbers.first else { return nil }
        func start(_ numbers: [Int64]) -> Int64? {
            let padded = numbers + [1, 1, 0].suffix(4 - numbers.count)
            return FlowLogSlot.time(padded[0], padded[1], padded[2], hour: padded[3], minute: 0)
        }
        guard let begin = start(numbers) else { return nil }
        switch numbers.count {
        case 1: return start([first + 1]).map { begin..<$0 }
        case 2: return start(numbers[1] == 12 ? [first + 1] : [first, numbers[1] + 1]).map { begin..<$0 }
        case 3: return begin..<(begin + 86400)
        default: return begin..<(begin + 3600)
        }
    }
}
