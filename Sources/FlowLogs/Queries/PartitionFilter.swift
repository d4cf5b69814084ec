/// Leaves out the partitions that no record of a question can be in.
///
/// A file is named, and put into its folder, after the end of its records' windows (VPC guide, flow log files in S3). A window is
/// ten minutes at the most; the margins also allow for late delivery.
struct PartitionFilter {
    /// How much earlier than the question a partition may begin, and how much later, in seconds.
    static let margins: (before: Int64, after: Int64) = (3600, 7200)

    /// What the partition keys must be, all of it. Empty where nothing can be left out.
    let conditions: [String]

    init(_ table: QueryTable, _ filter: FlowFilter) {
        let since = filter.since.map { max(0, $0 - Self.margins.before) }
        let until = filter.until.map { $0 + Self.margins.after }
        var conditions: [String] = []
        for key in table.partitions {
            let name = SQLText.name(key.name)
            switch key.role {
            case .time(let format):
                if let since { conditions.append("\(name) >= \(SQLText.literal(Self.text(since, format)))") }
                if let until { conditions.append("\(name) <= \(SQLText.literal(Self.text(until, format)))") }
            case .date:
                if let since { conditions.append("\(name) >= DATE \(SQLText.literal(Self.text(since, "yyyy-MM-dd")))") }
                if let until { conditions.append("\(name) <= DATE \(SQLText.literal(Self.text(until, "yyyy-MM-dd")))") }
            case .field(let field): conditions += Self.values(of: field, filter).map { Self.isOne(of: $0, name, key) }
            case .part, .other: break
            }
        }
        conditions += Self.parts(table.partitions, since, until)
        self.conditions = conditions
    }

    /// The words that a condition of the filter lets a field be; nil for each condition that is not such a list.
    private static func values(of field: FlowField, _ filter: FlowFilter) -> [[String]] {
        filter.conditions.compactMap { condition in
            guard condition.field.name == field.name, !condition.isNegated, case .words(let patterns) = condition.test,
                patterns.allSatisfy({ !$0.hasStars })
            else { return nil }
            return patterns.map(\.text)
        }
    }

    private static func isOne(of values: [String], _ name: String, _ key: PartitionKey) -> String {
        let list = values.map { key.isNumber && Int64($0) != nil ? $0 : SQLText.literal($0) }
        return "\(name) IN (\(list.joined(separator: ", ")))"
    }

    /// Conditions on keys of year, month, day and hour: a range of each while those before it have one value.
    private static func parts(_ keys: [PartitionKey], _ since: Int64?, _ until: Int64?) -> [String] {
        let ordered = (0...3).map { part in keys.first { $0.role == .part(part) } }
        var conditions: [String] = []
        for (index, key) in ordered.enumerated() {
            guard let key else { break }
            let name = SQLText.name(key.name)
            let format = ["yyyy", "MM", "dd", "HH"][index]
            let low = since.map { text($0, format) }
            let high = until.map { text($0, format) }
            func literal(_ text: String) -> String { key.isNumber ? "\(Int64(text) ?? 0)" : SQLText.literal(text) }
            if let low, let high, low == high {
                conditions.append("\(name) = \(literal(low))")
                continue
            }
            // Past the first part that may have several values, the next ones start anew with each of them.
            if let low { conditions.append("\(name) >= \(literal(low))") }
            if let high { conditions.append("\(name) <= \(literal(high))") }
            break
        }
        return conditions
    }

    /// A time in a form of yyyy, MM, dd and HH with anything between.
    static func text(_ seconds: Int64, _ format: String) -> String {
        let iso = Array(TimeText.text(seconds))
        guard iso.count >= 13 else { return "" }
        let parts = [
            "yyyy": String(iso[0..<4]), "MM": String(iso[5..<7]), "dd": String(iso[8..<10]), "HH": String(iso[11..<13]),
        ]
        return parts.reduce(format) { text, part in text.replacingFirst(part.key, with: part.value) }
    }
}

extension String {
    /// The text with the first occurrence of a word replaced.
    fileprivate func replacingFirst(_ word: String, with other: String) -> String {
        guard let range = firstRange(of: word) else { return self }
        return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}
