import Findings
public import FlowLogs

/// What flow logs hold, as text for people.
public enum FlowsText {
    /// The groups shown where the user gives no number.
    private static let shownGroups = 20

    /// What the log by itself proves about a rejected group.
    static func proof(_ key: FlowKey) -> (kind: String, reason: String) {
        switch key.reason {
        case .blockPublicAccess: ("block-public-access", "reject-reason BPA in the record")
        case .encryptionControl: ("encryption-control", "reject-reason EC in the record")
        case nil: ("unknown", "the log names no rule: a security group, a network ACL, or a packet after the close")
        }
    }

    /// The counts, the groups as a table, and what is incomplete.
    public static func rendered(_ tally: FlowTally, top: Int?, style: TextStyle) -> String {
        var lines = [
            "\(style.bold("\(tally.records) records")): \(tally.accepted) accepted, \(tally.rejected) rejected, "
                + "\(tally.noData) without data, \(tally.skipData) windows with lost records"
                + (tally.withoutAction > 0 ? ", \(tally.withoutAction) without an action" : "")
        ]
        if tally.malformed > 0 { lines.append("\(tally.malformed) lines are no records:") }
        lines += tally.malformedSamples.map { "  \(SafeText.printable($0.description))" }
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
        let rows = groups.map { key, sums in
            [
                "\(sums.records)", "\(sums.packets)", "\(sums.bytes)", key.protocolText, key.sourceText,
                key.destinationPort == 0 ? key.destinationText : end(key), key.action.text,
                key.action == .accept ? "" : proof(key).kind,
            ]
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        let lines = ([head] + rows).map { row in
            row.enumerated().map { index, cell in
                let blanks = String(repeating: " ", count: widths[index] - cell.count)
                return index < 3 ? blanks + cell : cell + blanks
            }.joined(separator: "  ").trimmingSuffixBlanks()
        }
        let rest = tally.groups.count - groups.count
        return [""] + [style.bold(lines[0])] + lines.dropFirst()
            + (rest > 0 ? ["and \(rest) more groups (--top N shows more)"] : [])
    }

    private static func end(_ key: FlowKey) -> String {
        key.destinationText.contains(":")
            ? "[\(key.destinationText)]:\(key.destinationPort)" : "\(key.destinationText):\(key.destinationPort)"
    }
}

extension String {
    fileprivate func trimmingSuffixBlanks() -> String {
        var text = self[...]
        while text.hasSuffix(" ") { text.removeLast() }
        return String(text)
    }
}
