public import Audit
import Findings
import Inventory
public import JSONText
import NetworkSets
import Reachability

/// What `awsdrops check` found as JSON, in the form of the schema `awsdrops.check/1`.
public enum CheckReport {
    /// The whole document.
    ///
    /// - Parameter file: The file of intents as the user named it.
    public static func json(_ check: IntentCheck, file: String) -> JSONValue {
        var gaps: [Gap] = []
        for gap in check.results.flatMap(\.gaps) where !gaps.contains(gap) { gaps.append(gap) }
        return [
            "schema": "awsdrops.check/1", "file": .string(file),
            "counts": JSONValue(
                members: IntentResult.Status.allCases.map { status in
                    (status.rawValue, JSONValue(check.results.count { $0.status == status }))
                }),
            "intents": .array(check.results.map(json)), "findings": .array(check.findings.map(FindingReport.json)),
            "warnings": .array(
                check.warnings.map { warning in
                    [
                        "line": warning.line.map { JSONValue($0) } ?? .null,
                        "column": warning.column.map { JSONValue($0) } ?? .null, "reason": .string(warning.reason),
                    ]
                }),
            "gaps": .array(gaps.map(FindingReport.json)),
        ]
    }

    private static func json(_ result: IntentResult) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("name", .string(result.intent.name)), ("line", JSONValue(result.intent.line)),
            ("kind", .string(result.intent.demand.key)), ("text", .string(result.intent.text)),
            ("status", .string(result.status.rawValue)), ("pairs", JSONValue(result.pairs)),
            ("askedPairs", JSONValue(result.askedPairs)),
        ]
        if let exposed = result.exposed {
            members.append(
                ("exposed", ["certain": JSONValue(exposed.lowerBound), "atMost": JSONValue(exposed.upperBound)]))
        }
        members += [
            ("failing", .array(result.failing.map(json))), ("unknown", .array(result.unknown.map(json))),
            ("counterexample", result.counterexample.map(json) ?? .null),
            ("gaps", .array(result.gaps.map(FindingReport.json))),
        ]
        return JSONValue(members: members)
    }

    private static func json(_ pairs: IntentResult.Pairs) -> JSONValue {
        [
            "sources": .array(pairs.from.map { .string($0.id) }),
            "destinations": .array(pairs.to.map { .string($0.id) }), "pairs": JSONValue(pairs.count),
            "packets": .array(FlowSetReport.json(pairs.packets, translatedPorts: nil)),
        ]
    }

    private static func json(_ example: Counterexample) -> JSONValue {
        let hop = example.decidingHop
        return [
            "packet": FlowSetReport.json(FlowSet(example.packet), translatedPorts: nil).first ?? .null,
            "source": .string(example.source.id), "destination": .string(example.destination.id),
            "verdict": .string(example.answer.verdict.rawValue),
            "decidedBy": hop.map(PathReport.hop) ?? .null,
            "alternatives": .array(example.answer.ways.map(PathReport.alternative)),
            "findings": .array(example.answer.findings.map(FindingReport.json)),
        ]
    }
}
