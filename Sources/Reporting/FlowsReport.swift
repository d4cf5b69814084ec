public import Findings
public import FlowLogs
public import JSONText

/// What flow logs hold, as `flows --output json` prints it (schema `awsdrops.flows/1`).
public enum FlowsReport {
    /// The tally as JSON; `top` limits the groups.
    public static func json(_ tally: FlowTally, top: Int?) -> JSONValue {
        [
            "schema": "awsdrops.flows/1",
            "records": JSONValue(tally.records),
            "accepted": JSONValue(tally.accepted),
            "rejected": JSONValue(tally.rejected),
            "noData": JSONValue(tally.noData),
            "skipData": JSONValue(tally.skipData),
            "withoutAction": JSONValue(tally.withoutAction),
            "malformed": JSONValue(tally.malformed),
            "malformedSamples": .array(tally.malformedSamples.map(json)),
            "groups": .array(tally.largestGroups(top).map { json($0.key, $0.sums) }),
            "findings": .array(findings(tally).map(FindingReport.json)),
        ]
    }

    /// One finding per window of which records were lost, in order of interface and time.
    public static func findings(_ tally: FlowTally) -> [Finding] {
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

    private static func json(_ key: FlowKey, _ sums: FlowSums) -> JSONValue {
        [
            "source": .string(key.sourceText), "destination": .string(key.destinationText),
            "destinationPort": JSONValue(Int(key.destinationPort)), "protocol": .string(key.protocolText),
            "action": .string(key.action.text), "records": JSONValue(sums.records),
            "packets": JSONValue(sums.packets), "bytes": JSONValue(sums.bytes),
            "first": JSONValue(sums.first.map { Int($0) }), "last": JSONValue(sums.last.map { Int($0) }),
            "attribution": key.action == .accept ? .null : attribution(key),
        ]
    }

    private static func attribution(_ key: FlowKey) -> JSONValue {
        let proven = FlowsText.proof(key)
        return [
            "kind": .string(proven.kind), "component": .null, "decidedBy": .string(proven.reason), "also": .null,
        ]
    }
}
