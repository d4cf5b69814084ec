import Findings

/// A finding as a paragraph of a text report.
enum FindingText {
    static func lines(_ finding: Finding, number: Int, _ style: TextStyle) -> [String] {
        let direction = finding.direction.map { $0 == .forward ? "there" : "back" } ?? ""
        let severity = style.severity(finding.severity, finding.severity.rawValue)
        var lines = [
            "",
            "\(number). \(severity) \(style.bold(finding.code.rawValue))  "
                + "\(SafeText.printable(finding.component))\(direction.isEmpty ? "" : " (\(direction))")",
            "   \(SafeText.printable(finding.message))",
        ]
        lines += finding.evidence.map { "   \(style.dim("·")) \(SafeText.printable($0))" }
        for fix in finding.fixes {
            lines.append("   fix: \(SafeText.printable(fix.description))")
            if let command = fix.command { lines.append("        \(style.bold(SafeText.printable(command)))") }
        }
        return lines
    }
}
