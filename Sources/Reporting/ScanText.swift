public import Findings
public import Topology

/// The findings of `awsdrops scan` as text for people.
public struct ScanText {
    private let findings: [Finding]
    private let gaps: [Gap]
    private let components: ComponentText
    private let style: TextStyle

    /// A text of findings, which come the most harmful first.
    public init(_ findings: [Finding], gaps: [Gap], topology: Topology, style: TextStyle) {
        self.findings = findings
        self.gaps = gaps
        components = ComponentText(topology: topology)
        self.style = style
    }

    /// The text, closed by a line break.
    ///
    /// - Parameter all: Whether findings that are no fault are printed too, and not only counted.
    public func rendered(all: Bool) -> String {
        let shown = all ? findings : findings.filter { $0.severity > .info }
        var lines = [headline]
        lines += FindingText(components: components, style: style, nothingArrives: false).lines(shown)
        let hidden = findings.count - shown.count
        if hidden > 0 {
            lines += ["", style.dim("\(hidden) more of level info (--all prints them)")]
        }
        if !gaps.isEmpty {
            lines += ["", style.bold("Not known")]
            lines += gaps.map { "  \(components.text($0.what)): \(SafeText.printable($0.why))" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var headline: String {
        if findings.isEmpty { return "Nothing found" }
        return Severity.allCases.reversed().compactMap { level in
            let count = findings.count { $0.severity == level }
            return count == 0
                ? nil : style.severity(level, "\(count) \(level.rawValue)\(count == 1 || level == .info ? "" : "s")")
        }.joined(separator: ", ")
    }
}
