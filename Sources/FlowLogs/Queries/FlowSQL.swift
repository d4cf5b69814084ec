/// A question about flow logs in Athena's SQL. One query, and so one scan, gives the groups, the counts of all kinds of records
/// and the windows whose records were lost.
public struct FlowSQL: Sendable {
    /// The query.
    public let text: String
    /// What its answer's rows are.
    public let columns: QueryColumns

    /// The query for the groups of a question.
    public init(_ question: FlowQuestion, in table: QueryTable) throws(QueryError) {
        columns = QueryColumns(question)
        let selection = try RecordSelection(
            table, question.filter, needing: Self.fields(question.grouping), askedAt: question.askedAt)
        text = Self.text(selection.expressions + Self.grouping(selection, question), question)
    }

    /// The query for what a question's rejected records may answer: accepted records grouped by
    /// `FlowGrouping.mirroredService`, of those that mirror a rejected one alone.
    ///
    /// - Parameters:
    ///   - question: asks for groups of `FlowGrouping.serviceAtInterface`.
    ///   - span: how much earlier than the rejected records their requests may be, in seconds.
    public init(requestsOf question: FlowQuestion, within span: Int64, in table: QueryTable) throws(QueryError) {
        var second = question
        second.filter = FlowFilter()
        second.filter.since = question.filter.since.map { max(0, $0 - span) }
        second.filter.until = question.filter.until
        second.view = [.accept]
        second.grouping = .mirroredService
        second.groupsRecordsWithoutAction = false
        second.top = nil
        columns = QueryColumns(second)
        let rejected = try RecordSelection(
            table, question.filter, needing: Self.fields(question.grouping), askedAt: question.askedAt)
        let accepted = try RecordSelection(
            table, second.filter, needing: Self.fields(second.grouping), askedAt: question.askedAt)
        let ends = question.grouping.parts.enumerated().map { "\(Self.value($1, rejected)) AS r\($0)" }
        let isMirrored = second.grouping.parts.enumerated().map { index, part in
            let value = Self.value(part, accepted)
            // Addresses are compared by =, so that the join is one by hash.
            return index < 2 ? "\(value) = r\(index)" : "\(value) IS NOT DISTINCT FROM r\(index)"
        }
        let first =
            rejected.expressions + [
                "rejected AS (\n  SELECT DISTINCT \(ends.joined(separator: ", "))\n  FROM records WHERE kind = 'REJECT'\n)"
            ]
        let renamed = accepted.expressions.map {
            $0.replacing("read_rows", with: "mirror_rows").replacing("records AS", with: "mirrors AS")
        }
        let joined =
            "requests AS (\n  SELECT mirrors.*\n  FROM mirrors JOIN rejected ON \(isMirrored.joined(separator: " AND "))\n"
            + "  WHERE kind = 'ACCEPT'\n)"
        let grouping = Self.grouping(accepted, second).map { $0.replacing("FROM records", with: "FROM requests") }
        text = Self.text(first + renamed + [joined] + grouping, second)
    }

    /// The fields that a grouping looks at.
    private static func fields(_ grouping: FlowGrouping) -> [FlowField] {
        let keys = grouping.parts.map { part in
            if case .field(let field) = part { field } else { FlowField.start }
        }
        return keys + [.interfaceID] + (grouping.tellsCauses ? [.rejectReason] : [])
    }

    /// A part of a group's key.
    private static func value(_ part: FlowGrouping.Part, _ selection: RecordSelection) -> String {
        switch part {
        case .field(let field): return selection.value(of: field) ?? "NULL"
        case .interval(let seconds):
            guard let time = selection.time(of: .start) else { return "NULL" }
            return "(\(time)) - (\(time)) % \(seconds)"
        }
    }

    private static func grouping(_ selection: RecordSelection, _ question: FlowQuestion) -> [String] {
        let kinds = shownKinds(question)
        let isShown = "kind IN (\(kinds.map(SQLText.literal).joined(separator: ", ")))"
        let flags = selection.value(of: .tcpFlags)
        let isTCP = selection.value(of: .protocolNumber).map { "\($0) = 6" } ?? "FALSE"
        let late =
            flags.map { "COALESCE(kind = 'REJECT' AND \(isTCP) AND bitwise_and(\($0), 2) = 0, FALSE)" } ?? "FALSE"
        let reply =
            flags.map { "COALESCE(kind = 'REJECT' AND \(isTCP) AND bitwise_and(\($0), 18) = 18, FALSE)" } ?? "FALSE"
        var columns = question.grouping.parts.enumerated().map { index, part in
            "CASE WHEN \(isShown) THEN \(value(part, selection)) END AS k\(index)"
        }
        let causes = question.grouping.tellsCauses
        let reason = causes ? selection.value(of: .rejectReason) : nil
        columns += [
            reason.map {
                "CASE WHEN \(isShown) AND kind = 'REJECT' AND \($0) = 'BPA' THEN 1 "
                    + "WHEN \(isShown) AND kind = 'REJECT' AND \($0) = 'EC' THEN 2 ELSE 0 END AS reason"
            } ?? "0 AS reason",
            causes ? "CASE WHEN \(isShown) AND \(late) THEN 1 ELSE 0 END AS late" : "0 AS late",
            question.grouping.tellsReplies
                ? "CASE WHEN \(isShown) AND \(reply) THEN 1 ELSE 0 END AS reply" : "0 AS reply",
            skipped(selection.value(of: .interfaceID), "skip_interface"),
            skipped(selection.time(of: .start), "skip_start"), skipped(selection.time(of: .end), "skip_end"),
            "\(selection.value(of: .packets) ?? "NULL") AS packet_count",
            "\(selection.value(of: .bytes) ?? "NULL") AS byte_count",
            "\(selection.time(of: .start) ?? "NULL") AS first_time",
            "\(selection.time(of: .end) ?? "NULL") AS last_time",
            "CASE WHEN \(late) THEN 1 ELSE 0 END AS is_late",
        ]
        let keys =
            ["kind"] + question.grouping.parts.indices.map { "k\($0)" } + QueryColumns.causes + QueryColumns.skips
        return [
            "judged AS (\n  SELECT kind,\n    \(columns.joined(separator: ",\n    "))\n  FROM records\n)",
            "grouped AS (\n  SELECT \(keys.joined(separator: ", ")),\n    COUNT(*) AS record_count, "
                + "COALESCE(SUM(packet_count), 0) AS packets, COALESCE(SUM(byte_count), 0) AS bytes,\n    "
                + "MIN(first_time) AS first_time, MAX(last_time) AS last_time, SUM(is_late) AS late_records\n  FROM judged\n"
                + "  GROUP BY \(keys.joined(separator: ", "))\n)",
        ]
    }

    private static func skipped(_ value: String?, _ name: String) -> String {
        value.map { "CASE WHEN kind = 'SKIPDATA' THEN \($0) END AS \(name)" } ?? "NULL AS \(name)"
    }

    private static func shownKinds(_ question: FlowQuestion) -> [String] {
        [FlowAction.accept, .reject].filter { question.view.contains($0) }.map(\.text)
            + (question.groupsRecordsWithoutAction ? ["NONE"] : [])
    }

    /// The whole query: all groups, or the first few in the order of `FlowTally.largestGroups` and the number of all.
    private static func text(_ expressions: [String], _ question: FlowQuestion) -> String {
        let isShown = "kind IN (\(shownKinds(question).map(SQLText.literal).joined(separator: ", ")))"
        let columns = QueryColumns(question)
        let selected = columns.names.map { name in
            columns.addresses.contains(name) ? "CAST(\(name) AS VARCHAR) AS \(name)" : name
        }
        guard let top = question.top else {
            let shown = selected.map { ["total", "kind_records", "kind_late"].contains($0) ? "0 AS \($0)" : $0 }
            return "WITH \(expressions.joined(separator: ", "))\nSELECT \(shown.joined(separator: ", "))\nFROM grouped"
        }
        let rank =
            switch question.order {
            case .records: "record_count"
            case .packets: "packets"
            case .bytes: "bytes"
            case .first: "first_time"
            case .last: "last_time"
            }
        let keys = question.grouping.parts.indices.map { "k\($0) ASC NULLS FIRST" }
        let cause =
            "CASE kind WHEN 'ACCEPT' THEN 1 WHEN 'REJECT' THEN 2 ELSE 0 END + 4 * reason + 16 * late + 32 * reply"
        let order = ["\(rank) DESC NULLS LAST", "record_count DESC", "packets DESC"] + keys + ["\(cause) ASC"]
        let ranked =
            "ranked AS (\n  SELECT *, ROW_NUMBER() OVER (PARTITION BY \(isShown) ORDER BY \(order.joined(separator: ", "))) "
            + "AS place,\n    ROW_NUMBER() OVER (PARTITION BY kind ORDER BY record_count) AS place_of_kind,\n    "
            + "COUNT(*) OVER (PARTITION BY \(isShown)) AS total,\n    "
            + "SUM(record_count) OVER (PARTITION BY kind) AS kind_records,\n    "
            + "SUM(late_records) OVER (PARTITION BY kind) AS kind_late\n  FROM grouped\n)"
        return "WITH \((expressions + [ranked]).joined(separator: ", "))\nSELECT \(selected.joined(separator: ", "))\n"
            + "FROM ranked\nWHERE NOT (\(isShown)) OR place <= \(top) OR place_of_kind = 1"
    }
}
