import Attribution
import Findings
public import FlowLogs

/// The groups as CSV or Markdown, row by row.
public struct FlowsListing {
    /// The forms.
    public enum Form: Sendable {
        case csv
        case markdown
    }

    private let grouping: FlowGrouping
    private let form: Form

    /// A listing of groups of this grouping.
    public init(_ grouping: FlowGrouping, _ form: Form) {
        self.grouping = grouping
        self.form = form
    }

    /// Writes the head and one row per group.
    public func write<Failure: Error>(
        _ groups: FlowGroupList, to write: (String) throws(Failure) -> Void
    ) throws(Failure) {
        var head = grouping.parts.map(\.name) + ["action", "records", "packets", "bytes", "first", "last"]
        if grouping.tellsCauses { head += ["kind", "component", "decided-by", "also", "fix"] }
        if groups.namesEnds { head += ["source-name", "destination-name"] }
        var text = row(head)
        if form == .markdown { text += row(head.map { _ in "---" }) }
        try groups.forEach { item throws(Failure) in
            let (group, cause) = (item.group, item.cause)
            var cells = group.values.map(\.description)
            let sums = group.sums
            cells += [group.action?.text ?? "-", "\(sums.records)", "\(sums.packets)", "\(sums.bytes)"]
            cells += [sums.first, sums.last].map { $0.map(String.init) ?? "" }
            if grouping.tellsCauses {
                cells += [
                    cause?.kind.rawValue ?? "", cause?.component ?? "", cause?.decidedBy ?? "", cause?.also ?? "",
                    item.fixes.compactMap(\.command).joined(separator: "; "),
                ]
            }
            if groups.namesEnds { cells += [item.source, item.destination].map { $0?.word ?? "" } }
            text += row(cells)
            if text.utf8.count > 1 << 16 {
                try write(text)
                text = ""
            }
        }
        try write(text)
    }

    private func row(_ cells: [String]) -> String {
        form == .csv ? FlowTable.csv(cells) : FlowTable.markdown(cells)
    }
}
