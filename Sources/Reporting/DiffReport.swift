public import Audit
import Findings
import Inventory
public import JSONText

/// What `awsdrops diff` found as JSON, in the form of the schema `awsdrops.diff/1`.
public enum DiffReport {
    /// The whole document.
    public static func json(_ diff: NetworkDiff) -> JSONValue {
        let neutral = Set(diff.neutral)
        return [
            "schema": "awsdrops.diff/1",
            "edits": .array(
                diff.edits.enumerated().map { index, edit in
                    [
                        "component": .string(edit.id), "kind": .string(edit.resource),
                        "action": .string(edit.action.rawValue), "text": .string(edit.text),
                        "neutral": .boolean(neutral.contains(index)),
                    ]
                }),
            "causes": .array(diff.causes.map(json)),
            "findings": .array(diff.findings.map(FindingReport.json)),
            "gaps": .array(diff.gaps.map(FindingReport.json)),
        ]
    }

    private static func json(_ cause: NetworkDiff.Cause) -> JSONValue {
        [
            "edits": .array(cause.edits.map { JSONValue($0) }), "together": .boolean(cause.takesAll),
            "alike": .array(cause.alike.map { .array($0.map { JSONValue($0) }) }),
            "changes": .array(
                cause.changes.map { change in
                    [
                        "change": .string(change.kind.rawValue), "before": .string(change.before.rawValue),
                        "after": .string(change.after.rawValue), "sources": ids(change.from),
                        "destinations": ids(change.to),
                        "packets": .array(FlowSetReport.json(change.packets, translatedPorts: nil)),
                    ]
                }),
        ]
    }

    static func ids(_ ends: EndClass) -> JSONValue { .array(ends.members.map { .string($0.id) }) }
}
