import Attribution
import FlowLogs
import Reachability

/// What flow logs hold of a question's packets, as text.
struct PathLogText {
    let logs: PathLogs
    let components: ComponentText
    let style: TextStyle

    var lines: [String] {
        ["", style.bold("What the flow logs hold")]
            + (logs.rows.isEmpty
                ? ["  The ways pass no interface whose records could be looked for."] : logs.rows.map(line))
            + lost + unread
    }

    private var lost: [String] {
        guard logs.lostWindows > 0 else { return [] }
        return ["  \(logs.lostWindows) windows are lost (SKIPDATA): more packets may have been there."]
    }

    private var unread: [String] {
        (logs.malformed > 0 ? ["  \(logs.malformed) lines are no records."] : [])
            + FlowsReport.lines(logs.notes, shown: 5).map { "  \($0)" }
    }

    private func line(_ row: PathLogs.Row) -> String {
        let place = row.place
        let half = place.isReply ? "back " : "there"
        let way = place.direction == .egress ? "out of" : "into"
        var counts = ["\(row.accepted) accepted", "\(row.rejected) rejected"]
        if row.late > 0 { counts.append("\(row.late) late") }
        var line = "  \(half) \(way) \(components.text(place.interface)): \(counts.joined(separator: ", "))"
        if let first = row.first, let last = row.last {
            line += ", \(TimeText.text(first)) to \(TimeText.text(last))"
        }
        switch place.expected {
        case .allowed: line += "; the rules let all pass"
        case .denied: line += "; the rules refuse all"
        case .partial, .unknown, nil: break
        }
        return line + (row.isContradicted ? style.verdict(.denied, "  contradiction") : "")
    }
}
