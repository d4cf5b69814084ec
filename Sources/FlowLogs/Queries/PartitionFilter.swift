/// Leaves out the partitions that no record of a question can be in.
///
/// A file is named, and put into its folder, after the end of its records' windows (VPC guide, flow log files in S3). A window is
/// ten minutes at the most; the margins also allow for late delivery.
struct PartitionFilter {
    /// What the partition keys must be, all of it. Empty where nothing can be left out.
    let conditions: [String]

    /// - Parameter askedAt: what no record is later than, in Unix seconds.
    init(_ table: QueryTable, _ filter: FlowFilter, askedAt: Int64? = nil) {
        let since = filter.since.map { max(0, $0 - PartitionMargins.s3.before) }
        let until = (filter.until ?? (since == nil ? nil : askedAt)).map { $0 + PartitionMargins.s3.after }
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
            case .field(let field): conditions += filter.wordLists(of: field).map { Self.isOne(of: $0, name, key) }
            case .part, .other: break
            }
        }
        conditions += Self.parts(table.partitions, since, until)
        self.conditions = conditions
    }

    private static func isOne(of values: [String], _ name: String, _ key: PartitionKey) -> String {
        let list = values.map { key.isNumber && Int64($0) != nil ? $0 : SQLText.literal($0) }
        return "\(name) IN (\(list.joined(separator: ", ")))"
    }

    /// Conditions on keys of year, month, day and hour: the value or the range of each while those before it have one value, which
    /// leave out most, and then the exact bounds.
    private static func parts(_ keys: [PartitionKey], _ since: Int64?, _ until: Int64?) -> [String] {
        var parts: [(name: String, low: String?, high: String?)] = []
        for (index, format) in ["yyyy", "MM", "dd", "HH"].enumerated() {
            guard let key = keys.first(where: { $0.role == .part(index) }) else { break }
            func literal(_ time: Int64) -> String {
                let text = text(time, format)
                return key.isNumber ? "\(Int64(text) ?? 0)" : SQLText.literal(text)
            }
            parts.append((SQLText.name(key.name), since.map(literal), until.map(literal)))
        }
        let shared = parts.prefix { $0.low != nil && $0.low == $0.high }
        var conditions = shared.compactMap { part in part.low.map { "\(part.name) = \($0)" } }
        let rest = parts.dropFirst(shared.count)
        guard let first = rest.first else { return conditions }
        if let low = first.low { conditions.append("\(first.name) >= \(low)") }
        if let high = first.high { conditions.append("\(first.name) <= \(high)") }
        guard rest.count > 1 else { return conditions }
        if since != nil { conditions.append(bound(rest.map { ($0.name, $0.low ?? "") }[...], ">")) }
        if until != nil { conditions.append(bound(rest.map { ($0.name, $0.high ?? "") }[...], "<")) }
        return conditions
    }

    /// That the keys, the larger part first, are those of a bound or beyond it.
    private static func bound(_ parts: ArraySlice<(name: String, value: String)>, _ sign: String) -> String {
        guard let part = parts.first else { return "TRUE" }
        guard parts.count > 1 else { return "\(part.name) \(sign)= \(part.value)" }
        return
            "(\(part.name) \(sign) \(part.value) OR (\(part.name) = \(part.value) AND \(bound(parts.dropFirst(), sign))))"
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
