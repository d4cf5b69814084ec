public import Findings
public import HostEvidence
public import JSONText

/// What a host drops, as `host --output json` prints it (schema `awsdrops.host/1`) and as text.
public enum HostReport {
    /// The whole document.
    public static func json(_ change: HostChange, _ findings: [Finding]) -> JSONValue {
        [
            "schema": "awsdrops.host/1",
            "looks": .number(JSONNumber(change.isRecent ? 2 : 1)),
            "read": JSONValue(change.after.sources.map(\.rawValue).sorted()),
            "notRead": JSONValue(change.after.notRead),
            "findings": .array(findings.map(FindingReport.json)),
            "experiments": .array(
                HostExperiments.worthTrying(change, findings).map {
                    [
                        "reason": JSONValue($0.reason), "command": JSONValue($0.command), "watch": JSONValue($0.watch),
                        "undo": JSONValue($0.undo),
                    ]
                }),
        ]
    }

    /// The findings, and what they rest on, closed by a line break.
    public static func text(_ change: HostChange, _ findings: [Finding], style: TextStyle) -> String {
        let sources = change.after.sources.map(\.rawValue).sorted().joined(separator: ", ")
        var lines = [
            style.bold(change.isRecent ? "between two looks" : "one look: counts since the host started")
                + "  \(sources)"
        ]
        if findings.isEmpty { lines += ["", "Nothing found: no counter of drops rose."] }
        for (index, finding) in findings.enumerated() {
            lines += EvidenceParagraph(finding: finding, style: style).lines(number: index + 1)
        }
        let experiments = HostExperiments.worthTrying(change, findings)
        if !experiments.isEmpty { lines += ["", style.bold("Worth trying; nothing was changed")] }
        for experiment in experiments {
            lines += [
                "  \(experiment.reason)", "      try:   \(SafeText.printable(experiment.command))",
                "      watch: \(experiment.watch)", "      undo:  \(SafeText.printable(experiment.undo))",
            ]
        }
        if !change.after.notRead.isEmpty {
            lines += ["", style.bold("Not known, as it could not be read")]
            lines += change.after.notRead.map { "  \(SafeText.printable($0))" }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
