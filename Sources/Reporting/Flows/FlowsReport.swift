import Attribution
public import Findings
public import FlowLogs
import JSONText

/// What flow logs hold, as `flows --output json` prints it (schema `awsdrops.flows/1`).
///
/// The text is made piece by piece, since a log may hold more groups than should be in memory as JSON values.
public struct FlowsReport {
    private let tally: FlowTally

    /// A report of what was counted.
    public init(_ tally: FlowTally) {
        self.tally = tally
    }

    /// What the report lists.
    public enum Content {
        /// Groups, in order.
        case groups(FlowGroupList)
        /// Intervals of time, earliest first.
        case timeline(FlowTimeline)
        /// Sums by protocol and by interface.
        case statistics(FlowStatistics)

        fileprivate var name: String {
            switch self {
            case .groups: "groups"
            case .timeline: "timeline"
            case .statistics: "statistics"
            }
        }
    }

    private func forEachItem<Failure: Error>(
        of content: Content, _ body: (JSONValue) throws(Failure) -> Void
    ) throws(Failure) {
        switch content {
        case .groups(let groups):
            try groups.forEach { item throws(Failure) in
                try body(json(item, namesEnds: groups.namesEnds))
            }
        case .timeline(let timeline):
            for interval in timeline.intervals {
                try body([
                    "start": JSONValue(Int(interval.start)), "seconds": JSONValue(Int(timeline.seconds)),
                    "accepted": JSONValue(interval.accepted?.records ?? 0),
                    "rejected": JSONValue(interval.rejected?.records ?? 0),
                    "packets": JSONValue(interval.packets), "bytes": JSONValue(interval.bytes),
                ])
            }
        case .statistics(let statistics):
            for row in statistics.protocols { try body(json(row, "protocol")) }
            for row in statistics.interfaces { try body(json(row, "interface")) }
        }
    }

    /// Writes the report, piece by piece.
    public func write<Failure: Error>(
        _ content: Content, to write: (String) throws(Failure) -> Void
    ) throws(Failure) {
        let counts = tally.counts
        let head: [(String, Int)] = [
            ("records", counts.records), ("accepted", counts.accepted), ("rejected", counts.rejected),
            ("noData", counts.noData), ("skipData", counts.skipData), ("withoutAction", counts.withoutAction),
            ("lateRejects", counts.late), ("malformed", counts.malformed),
        ]
        var text = "{\n  \"schema\": \"awsdrops.flows/1\",\n"
        for (name, count) in head { text += "  \"\(name)\": \(count),\n" }
        text += "  \"malformedSamples\": \(indented(.array(tally.malformedSamples.map(json)), by: 2)),\n"
        text += "  \"controlMessages\": \(tally.notes.controlMessages),\n"
        text += "  \"unreadFiles\": \(indented(.array(tally.notes.unread.map(Self.json)), by: 2)),\n"
        text += "  \"layoutChoices\": \(indented(.array(tally.notes.choices.map(Self.json)), by: 2)),\n"
        if let dropped = tally.dropped { text += "  \"maxGroups\": \(indented(Self.json(dropped), by: 2)),\n" }
        if let query = tally.notes.query { text += "  \"query\": \(indented(Self.json(query), by: 2)),\n" }
        if case .groups(let groups) = content, let time = groups.rulesAsOf {
            text += "  \"rulesAsOf\": \(indented(.string(time), by: 2)),\n"
        }
        text += "  \"\(content.name)\": ["
        var isFirst = true
        try forEachItem(of: content) { value throws(Failure) in
            text += (isFirst ? "\n    " : ",\n    ") + indented(value, by: 4)
            isFirst = false
            if text.utf8.count > 1 << 16 {
                try write(text)
                text = ""
            }
        }
        text += isFirst ? "],\n" : "\n  ],\n"
        text += "  \"findings\": \(indented(.array(Self.findings(tally).map(FindingReport.json)), by: 2))\n}\n"
        try write(text)
    }

    /// The value as it stands at a depth of the document.
    private func indented(_ value: JSONValue, by count: Int) -> String {
        let blanks = String(repeating: " ", count: count)
        return value.encodedString().split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: "\n" + blanks)
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
            let times = [window.start, window.end].map { $0.map(TimeText.text) ?? "?" }
            return Finding(
                code: .flowRecordsSkipped, severity: .warning, direction: nil, component: window.interface,
                message:
                    "Flow records of \(window.interface) between \(times[0]) and \(times[1]) were lost: "
                    + "what the log says of that window is incomplete.",
                evidence: ["log-status SKIPDATA, \(tally.skipped[window] ?? 0) records; each may stand for many flows"])
        }
    }

    private func json(_ line: MalformedLine) -> JSONValue {
        ["file": .string(line.file), "line": JSONValue(line.line), "reason": .string(line.reason)]
    }

    private func json(_ item: FlowGroupList.Item, namesEnds: Bool) -> JSONValue {
        let group = item.group
        let sums = group.sums
        let shared: [(String, JSONValue)] =
            tally.grouping.tellsCauses
            ? [
                ("source", json(group.source)), ("destination", json(group.destination)),
                ("destinationPort", JSONValue(Int(group.destinationPort))), ("protocol", .string(group.protocolText)),
            ] : zip(tally.grouping.parts, group.values).map { ($0.name, json($1)) }
        let names: [(String, JSONValue)] =
            namesEnds
            ? [("sourceEnd", item.source.map(json) ?? .null), ("destinationEnd", item.destination.map(json) ?? .null)]
            : []
        return JSONValue(
            members: shared + names + [
                ("action", .string(group.action?.text ?? "-")), ("records", JSONValue(sums.records)),
                ("packets", JSONValue(sums.packets)), ("bytes", JSONValue(sums.bytes)),
                ("first", JSONValue(sums.first.map { Int($0) })), ("last", JSONValue(sums.last.map { Int($0) })),
                ("attribution", item.cause.map { json($0, item.fixes) } ?? .null),
            ])
    }

    private func json(_ end: FlowEnd) -> JSONValue {
        [
            "interface": .string(end.interface), "instance": JSONValue(end.instance), "name": JSONValue(end.name),
            "subnet": .string(end.subnet), "loadBalancer": JSONValue(end.loadBalancer),
        ]
    }

    private func json(_ value: FlowValue) -> JSONValue {
        if case .integer(let number) = value { return JSONValue(Int(number)) }
        return .string(value.description)
    }

    private func json(_ cause: FlowAttribution, _ fixes: [Fix]) -> JSONValue {
        [
            "kind": .string(cause.kind.rawValue), "component": JSONValue(cause.component),
            "decidedBy": .string(cause.decidedBy), "also": JSONValue(cause.also),
            "fix": .array(fixes.map(FindingReport.json)),
        ]
    }

    private func json(_ row: FlowStatistics.Row, _ kind: String) -> JSONValue {
        [
            kind: .string(row.name), "accepted": JSONValue(row.accepted), "rejected": JSONValue(row.rejected),
            "packets": JSONValue(row.packets), "bytes": JSONValue(row.bytes),
        ]
    }
}
