/// Puts the rows of Logs Insights' answers into a tally by the question's grouping.
public struct InsightsAnswer: Sendable {
    /// A row: values by the query's names; what has no value is not there.
    public typealias Row = [String: String]

    private let question: FlowQuestion
    private let query: InsightsQuery

    /// For the answers to the query of a question.
    public init(_ question: FlowQuestion, _ query: InsightsQuery) {
        self.question = question
        self.query = query
    }

    /// Adds a row of `InsightsQuery.counts`.
    public func addCount(_ row: Row, to tally: FlowTally) throws(QueryError) {
        let records = Int(try number(row["recordCount"]) ?? 0)
        let action = query.name(.action).flatMap { row[$0] }
        let status = query.name(.logStatus).flatMap { row[$0] }
        if action == nil {
            tally.counts.malformed &+= records
        } else if status == "NODATA" || query.name(.logStatus) == nil && action == "-" {
            tally.counts.noData &+= records
        } else if status == "SKIPDATA" {
            tally.counts.skipData &+= records
        } else if action == "ACCEPT" {
            tally.counts.accepted &+= records
        } else if action == "REJECT" {
            tally.counts.rejected &+= records
            if try isTCP(row), try number(row["synSeen"]) == 0 { tally.counts.late &+= records }
        } else {
            tally.counts.withoutAction &+= records
        }
    }

    /// Adds a row of `InsightsQuery.skipped`.
    public func addSkipped(_ row: Row, to tally: FlowTally) throws(QueryError) {
        func value(_ field: FlowField) -> String? { query.name(field).flatMap { row[$0] } }
        let window = SkippedWindow(
            interface: value(.interfaceID) ?? "-", start: try number(value(.start)), end: try number(value(.end)))
        tally.skipped[window, default: 0] &+= Int(try number(row["recordCount"]) ?? 0)
    }

    /// Adds a row of `InsightsQuery.groups`.
    public func addGroup(_ row: Row, to tally: FlowTally) throws(QueryError) {
        let records = Int(try number(row["recordCount"]) ?? 0)
        let word = query.name(.action).flatMap { row[$0] }
        let action: FlowAction? = word == "ACCEPT" ? .accept : word == "REJECT" ? .reject : nil
        var values: [FlowValue] = []
        for part in question.grouping.parts {
            guard let text = query.key(part).flatMap({ row[$0] }), text != "-" else {
                values.append(.absent)
                continue
            }
            // Numbers that were reckoned with come back with a fraction or an exponent.
            let whole: String
            if case .field(let field) = part, case .text = field.kind {
                whole = text
            } else {
                whole = Self.whole(text).map { "\($0)" } ?? text
            }
            guard let value = FlowValue(whole, of: part) else {
                // Logs Insights takes any word for a value; a line with one that is none of its field is no record.
                return move(records, of: action, toMalformed: tally)
            }
            values.append(value)
        }
        let isCause = question.grouping.tellsCauses && action == .reject
        let reason = query.name(.rejectReason).flatMap { row[$0] }
        let isTCP = try isTCP(row)
        let (syn, ack) = (try number(row["synSeen"]), try number(row["ackSeen"]))
        tally.add(
            FlowGroup(
                values: values, action: action,
                reason: !isCause
                    ? nil : reason == "BPA" ? .blockPublicAccess : reason == "EC" ? .encryptionControl : nil,
                isLate: isCause && isTCP && syn == 0, isReply: isCause && isTCP && syn == 1 && ack == 1,
                sums: FlowSums(
                    records: records, packets: Int(try number(row["packetSum"]) ?? 0),
                    bytes: Int(try number(row["byteSum"]) ?? 0), first: try time(row["firstTime"]),
                    last: try time(row["lastTime"]))))
    }

    private func move(_ records: Int, of action: FlowAction?, toMalformed tally: FlowTally) {
        tally.counts.malformed &+= records
        switch action {
        case .accept: tally.counts.accepted &-= records
        case .reject: tally.counts.rejected &-= records
        case nil: tally.counts.withoutAction &-= records
        }
    }

    private func isTCP(_ row: Row) throws(QueryError) -> Bool {
        try number(query.name(.protocolNumber).flatMap { row[$0] }) == 6
    }

    /// Some sources write milliseconds, which are past the year 2038 as seconds.
    private func time(_ text: String?) throws(QueryError) -> Int64? {
        try number(text).map { $0 > Int64(Int32.max) ? $0 / 1000 : $0 }
    }

    private func number(_ text: String?) throws(QueryError) -> Int64? {
        guard let text, text != "-", text != "" else { return nil }
        guard let number = Self.whole(text) else {
            throw QueryError("the answer has \"\(text)\" where a whole number is expected")
        }
        return number
    }

    private static func whole(_ text: String) -> Int64? {
        Int64(text) ?? Double(text).flatMap { Int64(exactly: $0.rounded()) }
    }
}
