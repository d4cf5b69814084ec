/// A table of flows, in the forms in which tables are printed.
struct FlowTable {
    let head: [String]
    let rows: [[String]]
    /// The columns that hold numbers, which end at the right.
    let numbers: Range<Int>

    /// The rows as text for people, columns in line.
    func lines(_ style: TextStyle) -> [String] {
        let all = ([head] + rows).map { $0.map(SafeText.printable) }
        let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        let lines = all.map { row in
            let cells = row.enumerated().map { index, cell in
                let blanks = String(repeating: " ", count: widths[index] - cell.count)
                return numbers.contains(index) ? blanks + cell : cell + blanks
            }
            var line = cells.joined(separator: "  ")[...]
            while line.hasSuffix(" ") { line.removeLast() }
            return String(line)
        }
        return [style.bold(lines[0])] + lines.dropFirst()
    }

    /// A row of CSV (RFC 4180), with a line feed. A cell that a spreadsheet would take for a formula gets an apostrophe.
    static func csv(_ cells: [String]) -> String {
        cells.map { cell in
            let isFormula = cell.count > 1 && ["=", "+", "-", "@", "\t"].contains { cell.hasPrefix($0) }
            let text = isFormula ? "'" + cell : cell
            let isQuoted = text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
            return isQuoted
                ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
                : text
        }.joined(separator: ",") + "\n"
    }

    /// A row of a Markdown table, with a line feed.
    static func markdown(_ cells: [String]) -> String {
        "| "
            + cells.map {
                SafeText.printable($0).split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
            }.joined(separator: " | ") + " |\n"
    }
}
