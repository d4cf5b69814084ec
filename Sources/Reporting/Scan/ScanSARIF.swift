public import Audit
import Findings
public import JSONText

/// The findings of `awsdrops scan` as a log of SARIF 2.1.0 (OASIS), as code scanning services read it.
public enum ScanSARIF {
    /// The whole log. Findings of the baseline are `unchanged`, suppressed ones carry the reason.
    ///
    /// - Parameters:
    ///   - version: The version of the program.
    ///   - hasBaseline: Whether a baseline was given: only then findings say whether they are new.
    public static func json(_ listing: ScanListing, version: String, hasBaseline: Bool) -> JSONValue {
        let codes = Set(listing.all.map(\.finding.code)).sorted { $0.rawValue < $1.rawValue }
        let places = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
            "runs": [
                [
                    "tool": [
                        "driver": [
                            "name": "awsdrops", "version": .string(version), "rules": .array(codes.map(rule)),
                        ]
                    ],
                    "columnKind": "unicodeCodePoints",
                    "results": .array(
                        listing.all.map { result($0, places[$0.finding.code] ?? 0, hasBaseline: hasBaseline) }),
                ]
            ],
        ]
    }

    private static func rule(_ code: FindingCode) -> JSONValue {
        var members: [(String, JSONValue)] = [("id", .string(code.rawValue))]
        if let explanation = code.explanation {
            members += [
                ("shortDescription", ["text": .string(explanation.meaning)]),
                ("fullDescription", ["text": .string(explanation.background)]),
                ("help", ["text": .string(explanation.remedy)]),
            ]
        }
        return JSONValue(members: members)
    }

    private static func result(_ listed: ListedFinding, _ rule: Int, hasBaseline: Bool) -> JSONValue {
        let finding = listed.finding
        var members: [(String, JSONValue)] = [
            ("ruleId", .string(finding.code.rawValue)), ("ruleIndex", JSONValue(rule)),
            ("level", .string(level(finding.severity))), ("message", ["text": .string(text(finding))]),
            (
                "locations",
                [
                    [
                        "logicalLocations": [
                            ["fullyQualifiedName": .string(finding.component), "kind": "resource"]
                        ]
                    ]
                ]
            ), ("partialFingerprints", ["awsdrops/1": .string(listed.fingerprint)]),
        ]
        switch listed.standing {
        case .new: if hasBaseline { members.append(("baselineState", "new")) }
        case .known: members.append(("baselineState", "unchanged"))
        case .suppressed(let entry):
            members.append(
                (
                    "suppressions",
                    [["kind": "external", "justification": .string("\(entry.reason) (\(entry.owner))")]]
                ))
        }
        let fixes = finding.fixes.map { fix in fix.command.map { "\(fix.description) \($0)" } ?? fix.description }
        members.append(
            (
                "properties",
                [
                    "evidence": .array(finding.evidence.map { .string($0) }),
                    "fixes": .array(fixes.map { .string($0) }),
                ]
            ))
        return JSONValue(members: members)
    }

    private static func text(_ finding: Finding) -> String {
        ([finding.message] + finding.advice.prefix(1).map(\.description)).joined(separator: " ")
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .info: "note"
        case .warning: "warning"
        case .error: "error"
        }
    }
}
