/// The columns of the answer to a `FlowSQL`, and how its rows become groups and counts.
public struct QueryColumns: Sendable {
    static let causes = ["reason", "late", "reply"]
    static let skips = ["skip_interface", "skip_start", "skip_end"]
    private static let sums = [
        "record_count", "packets", "bytes", "first_time", "last_time", "late_records", "total",
        "kind_records", "kind_late",
    ]

    private let question: FlowQuestion
    /// The columns' names, in order.
    public let names: [String]

    init(_ question: FlowQuestion) {
        self.question = question
        names = ["kind"] + question.grouping.parts.indices.map { "k\($0)" } + Self.causes + Self.skips + Self.sums
    }

    /// The columns that hold addresses, which are told as texts.
    var addresses: Set<String> {
        Set(
            question.grouping.parts.enumerated().compactMap { index, part in
                guard case .field(let field) = part, field.kind == .address else { return nil }
                return "k\(index)"
            })
    }

    /// Adds a row of the answer to a tally by the question's grouping.
    ///
    /// - Parameter row: the values in the order of `names`; nil for NULL.
    /// - Returns: How many groups there are in all, where the row is one of a few of them; else nil.
    /// - Throws: `QueryError` for a row that is none of this query.
    public func add(_ row: [String?], to tally: FlowTally) throws(QueryError) -> Int? {
        guard row.count == names.count else {
            throw QueryError("a row of the answer has \(row.count) values; expected \(names.count)")
        }
        let parts = question.grouping.parts
        let causes = parts.count + 1
        let skips = causes + Self.causes.count
        let sums = skips + Self.skips.count
        func number(_ place: Int) throws(QueryError) -> Int64? {
            guard let text = row[place] else { return nil }
            guard let number = Int64(text) else {
                throw QueryError("the answer has \"\(text)\" where \(names[place]) is expected, a whole number")
            }
            return number
        }
        let records = Int(try number(sums) ?? 0)
        let kind = row[0] ?? ""
        let isShown = isShown(kind)
        // Of the groups that are shown some may be left out; each row then says how many records of its kind there are.
        let isCut = question.top != nil && isShown
        let ofKind = isCut ? Int(try number(sums + 7) ?? 0) : records
        let late = Int(try number(isCut ? sums + 8 : sums + 5) ?? 0)
        tally.counts.late = isCut && kind == "REJECT" ? late : tally.counts.late &+ (isCut ? 0 : late)
        switch kind {
        case "MALFORMED": tally.counts.malformed &+= records
        case "NODATA": tally.counts.noData &+= records
        case "SKIPDATA":
            tally.counts.skipData &+= records
            let window = SkippedWindow(
                interface: row[skips] ?? "-", start: try number(skips + 1), end: try number(skips + 2))
            tally.skipped[window, default: 0] &+= records
        case "ACCEPT": tally.counts.accepted = isCut ? ofKind : tally.counts.accepted &+ records
        case "REJECT": tally.counts.rejected = isCut ? ofKind : tally.counts.rejected &+ records
        case "NONE": tally.counts.withoutAction = isCut ? ofKind : tally.counts.withoutAction &+ records
        default: throw QueryError("the answer has a row of kind \"\(kind)\"")
        }
        guard isShown else { return nil }
        let action: FlowAction? = kind == "ACCEPT" ? .accept : kind == "REJECT" ? .reject : nil
        var values: [FlowValue] = []
        for (index, part) in parts.enumerated() { values.append(try value(row[index + 1], part)) }
        tally.add(
            FlowGroup(
                values: values, action: action,
                reason: RejectReason(rawValue: UInt8(clamping: try number(causes) ?? 0)),
                isLate: try number(causes + 1) == 1, isReply: try number(causes + 2) == 1,
                sums: FlowSums(
                    records: records, packets: Int(try number(sums + 1) ?? 0), bytes: Int(try number(sums + 2) ?? 0),
                    first: try number(sums + 3), last: try number(sums + 4))))
        return question.top == nil ? nil : Int(try number(sums + 6) ?? 0)
    }

    private func isShown(_ kind: String) -> Bool {
        switch kind {
        case "ACCEPT": question.view.contains(.accept)
        case "REJECT": question.view.contains(.reject)
        case "NONE": question.groupsRecordsWithoutAction
        default: false
        }
    }

    private func value(_ text: String?, _ part: FlowGrouping.Part) throws(QueryError) -> FlowValue {
        guard let text else { return .absent }
        guard let value = FlowValue(text, of: part) else {
            throw QueryError("the answer has \"\(text)\" where \(part.name) is expected")
        }
        return value
    }
}
