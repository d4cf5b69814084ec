import Attribution
import FlowLogs
import JSONText
import Reachability

extension PathReport {
    /// What flow logs hold, as JSON. Times are Unix seconds.
    static func json(_ logs: PathLogs) -> JSONValue {
        [
            "interfaces": .array(
                logs.rows.map { row in
                    [
                        "interface": .string(row.place.interface), "way": row.place.isReply ? "return" : "forward",
                        "direction": .string(row.place.direction.rawValue), "accepted": JSONValue(row.accepted),
                        "rejected": JSONValue(row.rejected), "late": JSONValue(row.late),
                        "first": row.first.map { JSONValue(Int($0)) } ?? .null,
                        "last": row.last.map { JSONValue(Int($0)) } ?? .null,
                        "expected": row.place.expected.map { .string($0.rawValue) } ?? .null,
                        "contradicts": .boolean(row.isContradicted),
                    ]
                }), "skipData": JSONValue(logs.lostWindows), "malformed": JSONValue(logs.malformed),
            "unreadFiles": .array(logs.notes.unread.map(FlowsReport.json)),
            "rulesAsOf": JSONValue(logs.rulesAsOf),
        ]
    }
}
