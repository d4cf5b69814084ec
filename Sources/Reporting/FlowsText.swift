import Findings
public import FlowLogs

/// What flow logs hold, as text for people.
public enum FlowsText {
    /// The groups shown where the user gives no number.
    private static let shownGroups = 20

    /// What the log by itself proves about a rejected group.
    static func proof(_ group: FlowGroup) -> (kind: String, reason: String) {
        switch group.reason {
        case .blockPublicAccess: ("block-public-access", "reject-reason BPA in the record")
        case .encryptionControl: ("encryption-control", "reject-reason EC in the record")
        case nil: ("unknown", "the log names no rule: a security group, a network ACL, or a packet after the close")
        }
    }

    /// The counts, the groups as a table, and what is incomplete.
    public static func rendered(_ tally: FlowTally, top: Int?, style: TextStyle) -> String {
        var lines = [
            "\(style.bold("\(tally.counts.records) records")): \(tally.counts.accepted) accepted, \(tally.counts.rejected) rejected, "
                + "\(tally.counts.noData) without data, \(tally.counts.skipData) windows with lost records"
                + (tally.counts.withoutAction > 0 ? ", \(tally.counts.withoutAction) without an action" : "")
        ]
        if tally.counts.malformed > 0 { lines.append("\(tally.counts.malformed) lines are no records:") }
        lines += tally.malformedSamples.map { "  \(SafeText.printable($0.description))" }
        lines += FlowsReport.lines(tally.notes, shown: 5)
        lines += table(tally, top: top ?? shownGroups, style)
        lines += FlowsReport.findings(tally).prefix(shownGroups).map {
            "\(style.severity($0.severity, "warning")): \(SafeText.printable($0.message))"
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func table(_ tally: FlowTally, top: Int, _ style: TextStyle) -> [String] {
        let groups = tally.largestGroups(top)
        guard !groups.isEmpty else { return ["", "No records of this kind."] }
        let head = ["RECORDS", "PACKETS", "BYTES", "PROTOCOL", "SOURCE", "DESTINATION", "ACTION", "BY"]
        let rows = groups.map { group in
            [
                "\(group.sums.records)", "\(group.sums.packets)", "\(group.sums.bytes)", group.protocolText, group.source.description,
                group.destinationPort == 0 ? group.destination.description : end(group), group.action?.text ?? "-",
                group.action == .reject ? proof(group).kind : "",
            ]
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        let lines = ([head] + rows).map { row in
            row.enumerated().map { index, cell in
                let blanks = String(repeating: " ", count: widths[index] - cell.count)
                return index < 3 ? blanks + cell : cell + blanks
            }.joined(separator: "  ").trimmingSuffixBlanks()
        }
        let rest = tally.groupCount - groups.count
        return [""] + [style.bold(lines[0])] + lines.dropFirst()
            + (rest > 0 ? ["and \(rest) more groups (--top N shows more)"] : [])
    }

    private static func end(_ group: FlowGroup) -> String {
        let address = group.destination.description
        return address.contains(":") ? "[\(address)]:\(group.destinationPort)" : "\(address):\(group.destinationPort)"
    }
}

extension String {
    fileprivate func trimmingSuffixBlanks() -> String {
        var text = self[...]
        while text.hasSuffix(" ") { text.removeLast() }
        return String(text)
    }
}
