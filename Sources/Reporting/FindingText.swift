import Findings

/// A finding as a paragraph of a text report.
struct FindingText {
    let components: ComponentText
    let style: TextStyle
    /// Whether no packet gets far enough for a reply, so that blockers of the reply show only once others are gone.
    let nothingArrives: Bool

    /// Every finding, numbered. Those that say the same of many things and offer no fix, as where a block is asked of which
    /// most addresses are free, are one list.
    func lines(_ findings: [Finding]) -> [String] {
        var groups: [[Finding]] = []
        for finding in findings {
            let place = finding.fixes.isEmpty ? groups.firstIndex { isAlike($0[0], finding) } : nil
            if let place { groups[place].append(finding) } else { groups.append([finding]) }
        }
        return groups.enumerated().flatMap { index, group in
            group.count == 1 ? lines(group[0], number: index + 1) : lines(alike: group, number: index + 1)
        }
    }

    private func isAlike(_ one: Finding, _ other: Finding) -> Bool {
        one.code == other.code && one.severity == other.severity && one.direction == other.direction
            && one.fixes.isEmpty
    }

    private func lines(alike findings: [Finding], number: Int) -> [String] {
        ["", "\(title(findings[0], number))  \(findings.count) times\(direction(of: findings[0]))"]
            + findings.map { "   \(style.dim("·")) \(SafeText.printable($0.message))" }
    }

    private func title(_ finding: Finding, _ number: Int) -> String {
        let severity = style.severity(finding.severity, finding.severity.rawValue)
        return "\(number). \(severity) \(style.bold(finding.code.rawValue))"
    }

    private func lines(_ finding: Finding, number: Int) -> [String] {
        var lines = [
            "",
            "\(title(finding, number))  \(components.text(finding.component))\(components.place(finding.component))"
                + direction(of: finding),
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
