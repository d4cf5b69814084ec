import Reachability

/// A cross-check as text: both answers side by side.
struct CrossCheckText {
    let check: CrossCheck
    let answer: Answer
    let components: ComponentText
    let style: TextStyle

    private static let column = 44

    var lines: [String] {
        ["", style.bold("Cross-check with Reachability Analyzer")] + body + [
            "  It does not look at: \(CrossCheck.notLookedAt.joined(separator: "; "))."
        ]
    }

    private var body: [String] {
        guard let result = check.result else { return ["  Not asked: \(SafeText.printable(check.unasked ?? ""))."] }
        let theirs: String =
            switch result.isReachable {
            case true?: "reachable"
            case false?: "not reachable"
            case nil: "no answer (\(SafeText.printable(result.message ?? result.status)))"
            }
        let verdict: String =
            switch check.agrees {
            case true?: "They agree."
            case false?: "They differ."
            case nil: "They cannot be compared."
            }
        var lines = [
            row("awsdrops, there: \(answer.forward.rawValue)", "Reachability Analyzer: \(theirs)"), "",
        ]
        lines += check.rows.map { row($0.own.map(components.text) ?? "-", $0.analyzer.map(components.text) ?? "-") }
        lines += result.explanations.map { explanation in
            row("", SafeText.printable(([explanation.code] + explanation.components).joined(separator: " ")))
        }
        if let message = result.message, result.isReachable != nil {
            lines.append("  It says: \(SafeText.printable(message))")
        }
        return lines + ["", "  \(verdict)"]
    }

    private func row(_ own: String, _ other: String) -> String {
        "  " + own + String(repeating: " ", count: max(2, Self.column - own.count)) + other
    }
}
