public import Findings
public import FlowLogs
public import JSONText

/// What flow logs hold, as `flows --output json` prints it (schema `awsdrops.flows/1`).
public enum FlowsReport {
    /// The tally as JSON; `top` limits the groups.
    public static func json(_ tally: FlowTally, top: Int?) -> JSONValue {
        [
            "schema": "awsdrops.flows/1",
            "records": JSONValue(tally.counts.records),
            "accepted": JSONValue(tally.counts.accepted),
            "rejected": JSONValue(tally.counts.rejected),
            "noData": JSONValue(tally.counts.noData),
            "skipData": JSONValue(tally.counts.skipData),
            "withoutAction": JSONValue(tally.counts.withoutAction),
            "malformed": JSONValue(tally.counts.malformed),
            "malformedSamples": .array(tally.malformedSamples.map(json)),
            "controlMessages": JSONValue(tally.notes.controlMessages),
            "unreadFiles": .array(tally.notes.unread.map(json)),
            "layoutChoices": .array(tally.notes.choices.map(json)),
            "groups": .array(tally.largestGroups(top).map(json)),
            "findings": .array(findings(tally).map(FindingReport.json)),
        ]
    }

    /// What is incomplete, and what transit gateways dropped.
    public static func findings(_ tally: FlowTally) -> [Finding] {
        lossFindings(tally) + skipFindings(tally)
    }

    /// One finding per window of which records were lost, in order of interface and time.
    private static func skipFindings(_ tally: FlowTally) -> [Finding] {
        let windows = tally.skipped.keys.sorted {
            ($0.interface, $0.start ?? 0, $0.end ?? 0) < ($1.interface, $1.start ?? 0, $1.end ?? 0)
        }
        return windows.map { window in
            let times = [window.start, window.end].map { $0.map(String.init) ?? "?" }
            return Finding(
                code: .flowRecordsSkipped, severity: .warning, direction: nil, component: window.interface,
                message:
                    "Flow records of \(window.interface) between \(times[0]) and \(times[1]) (Unix seconds) were lost: "
                    + "what the log says of that window is incomplete.",
                evidence: ["log-status SKIPDATA, \(tally.skipped[window] ?? 0) records; each may stand for many flows"])
        }
    }

    private static func json(_ line: MalformedLine) -> JSONValue {
        ["file": .string(line.file), "line": JSONValue(line.line), "reason": .string(line.reason)]
    }

    private static func json(_ group: FlowGroup) -> JSONValue {
        [
            "source": .string(group.source.description), "destination": .string(group.destination.description),
            "destinationPort": JSONValue(Int(group.destinationPort)), "protocol": .string(group.protocolText),
            "action": .string(group.action?.text ?? "-"), "records": JSONValue(group.sums.records),
            "packets": JSONValue(group.sums.packets), "bytes": JSONValue(group.sums.bytes),
            "first": JSONValue(group.sums.first.map { Int($0) }), "last": JSONValue(group.sums.last.map { Int($0) }),
            "attribution": group.action == .reject ? attribution(group) : .null,
        ]
    }

    private static func attribution(_ group: FlowGroup) -> JSONValue {
        let proven = FlowsText.proof(group)
        return [
            "kind": .string(proven.kind), "component": .null, "decidedBy": .string(proven.reason), "also": .null,
        ]
    }
}
