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
        region = Self.region(parts)
        var numbers: [Int64] = []
        for part in parts {
            // A path has one date; what looks like another year begins anew.
            if let year = Self.value(part, "year", digits: 4), (2015...2200).contains(year), numbers.count < 3 {
                numbers = [year]
            } else if !numbers.isEmpty, numbers.count < 4,
                let value = Self.value(part, ["year", "month", "day", "hour"][numbers.count], digits: 2),
                Self.limits[numbers.count].contains(value)
            {
                numbers.append(value)
            } else {
                numbers = []
            }
        }
        isDay = numbers.count >= 3
        times = Self.times(numbers)
    }

    private static let limits: [ClosedRange<Int64>] = [2015...2200, 1...12, 1...31, 0...23]

    /// The number of a part such as `07` or `month=07`.
    private static func value(_ part: String, _ key: String, digits: Int) -> Int64? {
        let text = part.hasPrefix("\(key)=") ? String(part.dropFirst(key.count + 1)) : part
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int64(text)
    }

    private static func region(_ parts: [String]) -> String? {
        for (index, part) in parts.enumerated() {
            if part.hasPrefix("aws-region=") { return String(part.dropFirst(11)) }
            if part == "vpcflowlogs", index >= 2, index + 1 < parts.count, parts[index - 2] == "AWSLogs" {
                return parts[index + 1]
            }
        }
        return nil
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
