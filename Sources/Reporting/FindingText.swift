import Findings

/// A finding as a paragraph of a text report.
struct FindingText {
    let components: ComponentText
    let style: TextStyle
    /// Whether no packet gets far enough for a reply, so that blockers of the reply show only once others are gone.
    let nothingArrives: Bool

    /// Every finding, numbered. Those that say the same of many things and offer no fix, as where a block is asked of which
    /// most addresses are free, are one list; those that one fix mends, as at all targets of a group, are told once.
    ///
    /// - Parameter isFolded: False to tell each finding by itself.
    func lines(_ findings: [Finding], isFolded: Bool = true) -> [String] {
        if !isFolded { return findings.enumerated().flatMap { lines($1, number: $0 + 1) } }
        var groups: [[Finding]] = []
        var places: [Key: Int] = [:]
        for finding in findings {
            let key = Key(
                code: finding.code, severity: finding.severity, direction: finding.direction, fixes: finding.fixes)
            if let place = places[key] {
                groups[place].append(finding)
            } else {
                places[key] = groups.count
                groups.append([finding])
            }
        }
        return groups.enumerated().flatMap { index, group in
            if group.count == 1 { return lines(group[0], number: index + 1) }
            return group[0].fixes.isEmpty
                ? lines(alike: group, number: index + 1) : lines(mendedAtOnce: group, number: index + 1)
        }
    }

    /// What findings share that are told together.
    private struct Key: Hashable {
        let code: FindingCode
        let severity: Severity
        let direction: WalkDirection?
        let fixes: [Fix]
    }

    private func lines(mendedAtOnce findings: [Finding], number: Int) -> [String] {
        let others = findings.dropFirst().map { components.text($0.component) }
        var lines = [
            "", "\(title(findings[0], number))  \(findings.count) times\(direction(of: findings[0]))",
            "   \(SafeText.printable(findings[0].message))",
        ]
        lines += findings[0].evidence.map { "   \(style.dim("·")) \(SafeText.printable($0))" }
        lines.append("   the same at \(SegmentGroup.list(others))")
        return lines + fixLines(findings[0])
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
        return lines + fixLines(finding)
    }

    private func fixLines(_ finding: Finding) -> [String] {
        finding.advice.flatMap { fix in
            ["   fix: \(SafeText.printable(fix.description))"]
                + (fix.command.map { ["        \(style.bold(SafeText.printable($0)))"] } ?? [])
                + (fix.opening.map { ["        \($0)"] } ?? [])
        }
    }

    private func direction(of finding: Finding) -> String {
        switch finding.direction {
        case .forward: ", on the way there"
        case .return: nothingArrives ? ", on the way back, once the request gets there" : ", on the way back"
        case nil: ""
        }
    }
}
