import Findings

/// A finding that rests on evidence outside AWS, such as a capture or counters, as a paragraph.
struct EvidenceParagraph {
    let finding: Finding
    let style: TextStyle

    /// The paragraph's lines.
    ///
    /// - Parameters:
    ///   - number: its place in the report.
    ///   - remark: what follows the title.
    ///   - proof: lines between the evidence and the fixes.
    func lines(number: Int, remark: String = "", proof: [String] = []) -> [String] {
        var lines = [
            "",
            "\(number). \(style.severity(finding.severity, finding.severity.rawValue)) "
                + "\(style.bold(finding.code.rawValue))  \(SafeText.printable(finding.component))"
                + (finding.cause.map { "  (\($0))" } ?? "") + remark,
            "   \(SafeText.printable(finding.message))",
        ]
        lines += finding.evidence.map { "   \(style.dim("·")) \(SafeText.printable($0))" }
        lines += proof.map { "   \($0)" }
        for fix in finding.fixes {
            lines.append("   fix: \(SafeText.printable(fix.description))")
            if let command = fix.command { lines.append("        \(style.bold(SafeText.printable(command)))") }
        }
        return lines
    }
}
