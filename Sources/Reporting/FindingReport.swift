import Findings
import JSONText

/// Findings and gaps as JSON, in the form every command shares.
enum FindingReport {
    static func json(_ finding: Finding) -> JSONValue { json(finding, adding: []) }

    /// The finding, with members of the command's own behind those that all share.
    static func json(_ finding: Finding, adding more: [(String, JSONValue)]) -> JSONValue {
        let shared: [(String, JSONValue)] = [
            ("code", .string(finding.code.rawValue)),
            ("cause", finding.cause.map { .string($0) } ?? .null),
            ("severity", .string(finding.severity.rawValue)),
            ("direction", finding.direction.map { .string($0.rawValue) } ?? .null),
            ("component", .string(finding.component)),
            ("message", .string(finding.message)),
            ("evidence", .array(finding.evidence.map { .string($0) })),
            ("fix", .array(finding.advice.map(json))),
        ]
        return JSONValue(members: shared + more)
    }

    static func json(_ fix: Fix) -> JSONValue {
        [
            "description": .string(fix.description), "command": fix.command.map { .string($0) } ?? .null,
            "opens": fix.opening.map { .string($0) } ?? .null,
        ]
    }

    static func json(_ gap: Gap) -> JSONValue {
        ["what": .string(gap.what), "why": .string(gap.why), "matters": .boolean(gap.matters)]
    }
}
