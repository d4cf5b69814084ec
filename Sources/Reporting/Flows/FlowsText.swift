import Attribution
import Findings
public import FlowLogs

/// What flow logs hold, as text for people.
public struct FlowsText {
    private let tally: FlowTally
    private let style: TextStyle
    private let top: Int

    /// The groups shown where the user gives no number.
    public static let shownGroups = 20

    /// A text about what was counted; `top` limits its tables.
    public init(_ tally: FlowTally, top: Int?, style: TextStyle) {
        self.tally = tally
        self.style = style
        self.top = top ?? Self.shownGroups
    }

    /// The counts, the groups as a table, and what is incomplete. `total` is the number of all groups.
    public func rendered(_ groups: FlowGroupList, total: Int) -> String {
        text([""] + table(groups, total))
    }

    /// The counts and a chart of the times.
    public func rendered(_ timeline: FlowTimeline) -> String { text([""] + timeline.lines(style)) }

    /// The counts and the sums.
    public func rendered(_ statistics: FlowStatistics) -> String { text(statistics.lines(top: top, style)) }

    private func text(_ body: [String]) -> String {
        let counts = tally.counts
        var lines = [
            "\(style.bold("\(counts.records) records")): \(counts.accepted) accepted, \(counts.rejected) rejected, "
                + "\(counts.noData) without data, \(counts.skipData) windows with lost records"
                + (counts.withoutAction > 0 ? ", \(counts.withoutAction) without an action" : "")
        ]
        lines += FlowsReport.remarks(on: tally) + body
        let findings = FlowsReport.findings(tally)
        if !findings.isEmpty { lines.append("") }
        lines += findings.prefix(Self.shownFindings).map {
            "\(style.severity($0.severity, "warning")): \(SafeText.printable($0.message))"
        }
        if findings.count > Self.shownFindings {
            lines.append("and \(findings.count - Self.shownFindings) more windows with lost records (JSON holds all)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static let shownFindings = 5

    private func table(_ groups: FlowGroupList, _ total: Int) -> [String] {
        var rows: [[String]] = []
        var lateRows: [[String]] = []
        var causes: [String] = []
        groups.forEach { item in
            let (cause, fixes) = (item.cause, item.fixes)
            let row = cells(item)
            if cause?.kind == .latePacket { lateRows.append(row) } else { rows.append(row) }
            if let cause, cause.component != nil {
                let also = cause.also.map { ", and by \($0)" } ?? ""
                causes.append("  \(cause.component ?? "-"): \(cause.decidedBy)\(also)")
                causes += fixes.flatMap { fix in
                    ["    to let it pass: \(fix.description)"] + (fix.command.map { ["      \($0)"] } ?? [])
                }
            }
        }
        guard !rows.isEmpty || !lateRows.isEmpty else { return ["No records of this kind."] }
        var lines: [String] = []
        if !rows.isEmpty { lines += FlowTable(head: head, rows: rows, numbers: 0..<3).lines(style) }
        let rest = total - rows.count - lateRows.count
        if !lateRows.isEmpty {
            lines += (rows.isEmpty ? [] : [""]) + ["Late packets, which no rule is to blame for:"]
            lines += FlowTable(head: head, rows: lateRows, numbers: 0..<3).lines(style)
        }
        if rest > 0 { lines.append("and \(rest) more groups (--top N shows more)") }
        if !causes.isEmpty {
            var seen: Set<String> = []
            let age = groups.rulesAsOf.map {
                " (rules of \($0), which may have been others when the records were made)"
            }
            lines +=
                ["", "Decided by\(age ?? ""):"] + causes.filter { seen.insert($0).inserted }.map(SafeText.printable)
        }
        return lines
    }

    private var head: [String] {
        let numbers = ["RECORDS", "PACKETS", "BYTES"]
        guard tally.grouping.tellsCauses else {
            return numbers + tally.grouping.parts.map { $0.name.uppercased() } + ["ACTION"]
        }
        return numbers + ["PROTOCOL", "SOURCE", "DESTINATION", "ACTION", "BY"]
    }

    private func cells(_ item: FlowGroupList.Item) -> [String] {
        let (group, cause) = (item.group, item.cause)
        let sums = group.sums
        let numbers = ["\(sums.records)", "\(sums.packets)", "\(sums.bytes)"]
        let action = group.action?.text ?? "-"
        guard tally.grouping.tellsCauses else { return numbers + group.values.map(\.description) + [action] }
        return numbers + [
            group.protocolText, group.source.description + name(item.source), end(group) + name(item.destination),
            action, cause.map(by) ?? "",
        ]
    }

    private func by(_ cause: FlowAttribution) -> String {
        let components = [cause.component, cause.also].compactMap(\.self)
        return components.isEmpty ? cause.kind.rawValue : "\(cause.kind.rawValue) \(components.joined(separator: ", "))"
    }

    private func name(_ end: FlowEnd?) -> String { end.map { " (\(SafeText.printable($0.word)))" } ?? "" }

    private func end(_ group: FlowGroup) -> String {
        let address = group.destination.description
        if group.destinationPort == 0 { return address }
        return address.contains(":") ? "[\(address)]:\(group.destinationPort)" : "\(address):\(group.destinationPort)"
    }
}
