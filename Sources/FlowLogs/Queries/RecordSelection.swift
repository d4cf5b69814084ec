/// The part of a query that reads the table: the fields that are needed and no other column, each record with its kind.
///
/// A record's kind is ACCEPT, REJECT, NODATA, SKIPDATA, NONE (without an action) or MALFORMED, as the local reader counts it.
struct RecordSelection {
    let table: QueryTable
    let filter: FlowFilter
    private let fields: [SQLField]
    private let askedAt: Int64?

    /// A selection of the records that pass the filter.
    ///
    /// - Parameters:
    ///   - needed: the fields that the rest of the query looks at; those that the table lacks are left out.
    ///   - askedAt: what no record is later than, in Unix seconds.
    /// - Throws: `QueryError` where a condition is on a field that the table lacks: no record would meet it.
    init(
        _ table: QueryTable, _ filter: FlowFilter, needing needed: [FlowField], askedAt: Int64?
    ) throws(QueryError) {
        self.table = table
        self.askedAt = askedAt
        self.filter = filter
        let absentWords = table.isParquet ? ["-", "None"] : ["-"]
        var columns: [QueryTable.Column] = []
        for condition in filter.conditions where table.column(orStandInOf: condition.field) == nil {
            throw QueryError(
                "\(table.qualifiedName) has no column for \(condition.field), which a condition is on; its columns are "
                    + table.columns.map(\.name).joined(separator: ", "))
        }
        let always: [FlowField] = [
            .logStatus, .action, .sourceAddress, .protocolNumber, .tcpFlags, .packets, .bytes, .start, .end,
        ]
        for field in always + filter.conditions.map(\.field) + needed {
            guard let column = table.column(orStandInOf: field), !columns.contains(column) else { continue }
            columns.append(column)
        }
        fields = columns.map { SQLField(column: $0, absentWords: absentWords) }
        if filter.since != nil || filter.until != nil, value(of: .start) == nil, value(of: .end) == nil {
            throw QueryError("\(table.qualifiedName) has no times of records, which --since and --until are about")
        }
    }

    /// The name of a field's value in what is selected; nil where the table lacks the field.
    func value(of field: FlowField) -> String? {
        guard let column = table.column(orStandInOf: field) else { return nil }
        return fields.first { $0.column == column }?.alias
    }

    /// The same in Unix seconds. Some sources write milliseconds, which are past the year 2038 as seconds.
    func time(of field: FlowField) -> String? {
        value(of: field).map { "CASE WHEN \($0) > 2147483647 THEN CAST(floor(\($0) / 1e3) AS BIGINT) ELSE \($0) END" }
    }

    /// The common table expressions, the last of them named `records`.
    var expressions: [String] {
        let faults = fields.compactMap(\.fault)
        let columns = fields.map { "\($0.expression) AS \($0.alias)" } + ["\(SQLText.any(faults)) AS fault"]
        let pruning = PartitionFilter(table, filter, askedAt: askedAt).conditions
        let read =
            "read_rows AS (\n  SELECT\n    \(columns.joined(separator: ",\n    "))\n"
            + "  FROM \(SQLText.name(table.database)).\(SQLText.name(table.name))"
            + (pruning.isEmpty ? "" : "\n  WHERE \(pruning.joined(separator: "\n    AND "))") + "\n)"
        let records =
            "records AS (\n  SELECT *, \(kind) AS kind\n  FROM read_rows\n  WHERE fault OR (\(condition))\n)"
        return [read, records]
    }

    private var kind: String {
        var cases = ["WHEN fault THEN 'MALFORMED'"]
        if let status = value(of: .logStatus) {
            cases.append("WHEN \(status) IN ('NODATA', 'SKIPDATA') THEN \(status)")
        }
        if let source = value(of: .sourceAddress), let action = value(of: .action) {
            // A record without a status and without addresses tells of no packets.
            let noStatus = value(of: .logStatus).map { "\($0) IS NULL AND " } ?? ""
            cases.append("WHEN \(noStatus)\(source) IS NULL AND \(action) IS NULL THEN 'NODATA'")
        }
        if let action = value(of: .action) { cases.append("WHEN \(action) IS NOT NULL THEN \(action)") }
        return "CASE \(cases.joined(separator: " ")) ELSE 'NONE' END"
    }

    private var condition: String {
        var conditions = filter.conditions.compactMap { condition in
            value(of: condition.field).map { condition.sql(on: $0) }
        }
        // A record with one of its two times is judged by that one.
        let (start, end) = (time(of: .start), time(of: .end))
        if let since = filter.since { conditions.append("\(Self.first(end, start)) >= \(since)") }
        if let until = filter.until { conditions.append("\(Self.first(start, end)) <= \(until)") }
        return SQLText.all(conditions)
    }

    private static func first(_ one: String?, _ other: String?) -> String {
        "COALESCE(\([one, other].compactMap(\.self).joined(separator: ", ")))"
    }
}
