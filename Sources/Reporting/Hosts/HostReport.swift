public import Findings
public import HostCapture
public import HostEvidence
public import JSONText

/// What a host drops, as `host --output json` prints it (schema `awsdrops.host/1`) and as text.
public enum HostReport {
    /// The whole document; `join` is what a capture of the same time says.
    public static func json(_ change: HostChange, _ findings: [Finding], _ join: HostJoin? = nil) -> JSONValue {
        [
            "schema": "awsdrops.host/1",
            "looks": .number(JSONNumber(change.isRecent ? 2 : 1)),
            "read": JSONValue(change.after.sources.map(\.rawValue).sorted()),
            "notRead": JSONValue(change.after.notRead),
            "capture": join.map(json) ?? .null,
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

    private static func json(_ join: HostJoin) -> JSONValue {
        [
            "connections": .number(JSONNumber(join.connections)),
            "counts": .array(
                join.counts.map { count in
                    [
                        "what": JSONValue(count.what),
                        "counters": .array(
                            count.counters.sorted { $0.key < $1.key }.map {
                                ["name": JSONValue($0.key), "rose": .number(JSONNumber(Int($0.value)))]
                            }),
                        "captured": .number(JSONNumber(count.captured)),
                    ]
                }),
        ]
    }

    /// Both accounts side by side.
    private static func lines(_ join: HostJoin, style: TextStyle) -> [String] {
        let rows = join.counts.map { count in
            let counters = count.counters.sorted { $0.key < $1.key }.map { "\($0.key) +\($0.value)" }
            return (count.what, counters.joined(separator: ", "), "\(count.captured)")
        }
        let widths = [rows.map(\.0.count).max() ?? 0, rows.map(\.1.count).max() ?? 0]
        let number = join.connections
        return [
            "",
            style.bold("beside the capture") + "  \(number) connection\(number == 1 ? "" : "s") of this host in it",
        ]
            + rows.map { what, counters, captured in
                "  \(what)\(String(repeating: " ", count: widths[0] - what.count))  "
                    + "\(counters)\(String(repeating: " ", count: widths[1] - counters.count))  captured \(captured)"
            }
    }

    /// The findings, and what they rest on, closed by a line break; `join` is what a capture of the same time says.
    public static func text(
        _ change: HostChange, _ findings: [Finding], _ join: HostJoin? = nil, style: TextStyle
    ) -> String {
        let sources = change.after.sources.map(\.rawValue).sorted().joined(separator: ", ")
        var lines = [
            style.bold(change.isRecent ? "between two looks" : "one look: counts since the host started")
                + "  \(sources)"
        ]
        if findings.isEmpty { lines += ["", "Nothing found: no counter of drops rose."] }
        for (index, finding) in findings.enumerated() {
            lines += EvidenceParagraph(finding: finding, style: style).lines(number: index + 1)
        }
        if let join { lines += self.lines(join, style: style) }
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
