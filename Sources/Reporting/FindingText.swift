import Findings

/// A finding as a paragraph of a text report.
struct FindingText {
    let components: ComponentText
    let style: TextStyle
    /// Whether no packet gets far enough for a reply, so that blockers of the reply show only once others are gone.
    let nothingArrives: Bool

    func lines(_ finding: Finding, number: Int) -> [String] {
        let severity = style.severity(finding.severity, finding.severity.rawValue)
        var lines = [
            "",
            "\(number). \(severity) \(style.bold(finding.code.rawValue))  "
                + "\(components.text(finding.component))\(direction(of: finding))",
            "   \(SafeText.printable(finding.message))",
        ]
        lines += finding.evidence.map { "   \(style.dim("·")) \(SafeText.printable($0))" }
        for fix in finding.fixes {
            lines.append("   fix: \(SafeText.printable(fix.description))")
            if let command = fix.command { lines.append("        \(style.bold(SafeText.printable(command)))") }
        }
        return lines
    }

    private func direction(of finding: Finding) -> String {
        switch finding.direction {
        case .forward: ", on the way there"
        case .return: nothingArrives ? ", on the way back, once the request gets there" : ", on the way back"
        case nil: ""
        }
    }
}
