/// A question about flow logs in the query language of CloudWatch Logs Insights.
///
/// Records are taken apart by the format of the flow log: Logs Insights knows the fields of the default format alone (CloudWatch
/// Logs guide, supported logs and discovered fields).
public struct InsightsQuery: Sendable {
    /// The most rows of an answer (CloudWatch Logs guide, quotas: results of a query that has `stats`).
    public static let mostRows = 10_000

    private let question: FlowQuestion
    private let layout: RecordLayout

    /// A question about records of one format.
    ///
    /// - Throws: `QueryError` where a condition is on a field that the format lacks, and for transit gateways' formats.
    public init(_ question: FlowQuestion, _ layout: RecordLayout) throws(QueryError) {
        self.question = question
        self.layout = layout
        guard !layout.isTransitGateway else {
            throw QueryError(
                "the log group holds transit gateway flow logs; Logs Insights is asked about those of VPCs")
        }
        guard layout.column(of: .action) != nil else {
            throw QueryError(
                "the format of the records, \(layout.text), has no action, so nothing tells what was rejected")
        }
        for condition in question.filter.conditions where layout.columnOrStandIn(of: condition.field) == nil {
            throw QueryError(
                "the format of the records, \(layout.text), has no \(condition.field), which a condition is on")
        }
    }

    /// The query for the groups.
    public var groups: String {
        var steps = [parse(needed), "filter \(all([conditions, isShown]))"]
        if !computed.isEmpty { steps.append("fields \(computed.joined(separator: ", "))") }
        let sums = [
            "count(*) as recordCount", sum(.packets, "sum", "packetSum"), sum(.bytes, "sum", "byteSum"),
            sum(.start, "min", "firstTime"), sum(.end, "max", "lastTime"),
        ]
        let rank =
            switch question.order {
            case .records: "recordCount"
            case .packets: "packetSum"
            case .bytes: "byteSum"
            case .first: "firstTime"
            case .last: "lastTime"
            }
        let by = keys.isEmpty ? "" : " by \(keys.joined(separator: ", "))"
        steps.append("stats \(sums.compactMap(\.self).joined(separator: ", "))\(by)")
        steps += ["sort \(rank) desc", "limit \(Self.mostRows)"]
        return steps.joined(separator: "\n| ")
    }

    /// The query that counts records of each kind, and lines that are no record of this format, which have none of the fields.
    public var counts: String {
        let isOther = layout.fields.first.map { "not ispresent(\(InsightsText.name($0)))" } ?? "false"
        var by = [FlowField.action, .logStatus, .protocolNumber].compactMap(name)
        var steps = [parse(needed), "filter \(isOther) or (\(conditions))"]
        if let flags = name(.tcpFlags) {
            steps.append("fields \(Self.bit(2, of: flags)) as synSeen")
            by.append("synSeen")
        }
        steps.append("stats count(*) as recordCount by \(by.joined(separator: ", "))")
        return (steps + ["limit \(Self.mostRows)"]).joined(separator: "\n| ")
    }

    /// The query for the windows of which records were lost.
    public var skipped: String? {
        guard let status = name(.logStatus) else { return nil }
        let by = [FlowField.interfaceID, .start, .end].compactMap(name)
        let steps = [
            parse(needed + [.interfaceID]), "filter \(all([conditions, "\(status) = \"SKIPDATA\""]))",
            "stats count(*) as recordCount" + (by.isEmpty ? "" : " by \(by.joined(separator: ", "))"),
            "limit \(Self.mostRows)",
        ]
        return steps.joined(separator: "\n| ")
    }

    /// The name of a field in the query; nil where the format lacks it.
    func name(_ field: FlowField) -> String? {
        layout.columnOrStandIn(of: field).map { InsightsText.name(layout.fields[$0]) }
    }

    /// What the values of a grouping's part are called in the answer; nil where the format lacks the field.
    func key(_ part: FlowGrouping.Part) -> String? {
        switch part {
        case .field(let field): name(field)
        case .interval: name(.start) == nil ? nil : "intervalStart"
        }
    }

    private var keys: [String] {
        var keys = question.grouping.parts.compactMap(key) + [name(.action)].compactMap(\.self)
        if question.grouping.tellsCauses {
            keys += [name(.rejectReason)].compactMap(\.self)
            if name(.tcpFlags) != nil { keys += question.grouping.tellsReplies ? ["synSeen", "ackSeen"] : ["synSeen"] }
        }
        return keys
    }

    private var computed: [String] {
        var fields = question.grouping.parts.compactMap { part in
            if case .interval(let seconds) = part, let start = name(.start) {
                "\(start) - (\(start) % \(seconds)) as intervalStart"
            } else {
                nil
            }
        }
        if question.grouping.tellsCauses, let flags = name(.tcpFlags) {
            fields.append("\(Self.bit(2, of: flags)) as synSeen")
            if question.grouping.tellsReplies { fields.append("\(Self.bit(16, of: flags)) as ackSeen") }
        }
        return fields
    }

    /// 1 where a bit is set, 0 where it is not: Logs Insights has no operators on bits.
    private static func bit(_ bit: Int, of flags: String) -> String { "floor(\(flags) / \(bit)) % 2" }

    private func sum(_ field: FlowField, _ function: String, _ alias: String) -> String? {
        name(field).map { "\(function)(\($0)) as \(alias)" }
    }

    /// The fields that the query looks at.
    private var needed: [FlowField] {
        let parts = question.grouping.parts.map { part in
            if case .field(let field) = part { field } else { FlowField.start }
        }
        return question.filter.conditions.map(\.field) + parts + [
            .action, .logStatus, .sourceAddress, .protocolNumber, .tcpFlags, .packets, .bytes, .start, .end,
            .rejectReason,
        ]
    }

    /// Takes records apart. The expression matches whole records of the format alone.
    private func parse(_ fields: [FlowField]) -> String {
        // The first field tells whether the record was one of the format.
        let columns = Set(fields.compactMap { layout.columnOrStandIn(of: $0) } + [0])
        let words = layout.fields.enumerated().map { index, field in
            columns.contains(index) ? "(?<\(InsightsText.name(field))>\\S+)" : "\\S+"
        }
        return "parse @message /^\(words.joined(separator: " "))$/"
    }

    private var conditions: String {
        var conditions = question.filter.conditions.compactMap { condition in
            name(condition.field).map { "(\(condition.insights(on: $0)))" }
        }
        if let since = question.filter.since, let end = name(.end) ?? name(.start) {
            conditions.append("\(end) >= \(since)")
        }
        if let until = question.filter.until, let start = name(.start) ?? name(.end) {
            conditions.append("\(start) <= \(until)")
        }
        let always = layout.fields.first.map { "ispresent(\(InsightsText.name($0)))" }
        return all([always].compactMap(\.self) + conditions)
    }

    private var isShown: String {
        var conditions: [String] = []
        if let status = name(.logStatus) { conditions.append("\(status) != \"NODATA\" and \(status) != \"SKIPDATA\"") }
        if let action = name(.action) {
            let words =
                [FlowAction.accept, .reject].filter { question.view.contains($0) }.map(\.text)
                + (question.groupsRecordsWithoutAction && name(.logStatus) != nil ? ["-"] : [])
            conditions.append("\(action) in [\(words.map(InsightsText.literal).joined(separator: ", "))]")
        }
        return all(conditions)
    }

    private func all(_ conditions: [String]) -> String { conditions.joined(separator: " and ") }
}
