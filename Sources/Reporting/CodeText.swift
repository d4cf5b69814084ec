public import Findings

/// What `awsdrops explain` prints.
public enum CodeText {
    /// The explanation of one code, as text closed by a line break.
    public static func explanation(_ explanation: CodeExplanation, _ style: TextStyle) -> String {
        var lines = [style.bold(explanation.code.rawValue)]
        for paragraph in [explanation.meaning, explanation.background, "What to do: \(explanation.remedy)"] {
            lines += [""] + TextWrap.lines(paragraph)
        }
        if let cause = explanation.cause { lines += ["", "Cause: \(cause)"] }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Every code with its meaning, one a line.
    public static func list(_ explanations: [CodeExplanation], _ style: TextStyle) -> String {
        let width = explanations.map(\.code.rawValue.count).max() ?? 0
        return explanations.map { entry in
            let name = entry.code.rawValue
            return "\(style.bold(name))\(String(repeating: " ", count: width - name.count))  \(entry.meaning)\n"
        }.joined()
    }

    /// Every code with its explanation as a page of Markdown, closed by a line break.
    public static func markdown(_ explanations: [CodeExplanation]) -> String {
        var lines = [
            "# Findings", "",
            "Every code awsdrops reports, in the words of `awsdrops explain`. `make findings` writes this page.",
        ]
        for entry in explanations {
            lines += [
                "", "## `\(entry.code.rawValue)`", "", entry.meaning, "", entry.background, "",
                "What to do: \(entry.remedy)",
            ]
            if let cause = entry.cause { lines += ["", "Cause: `\(cause)`"] }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
