public import Audit
public import Findings
public import Topology

/// The findings of `awsdrops scan` as text for people.
public struct ScanText {
    private let listing: ScanListing
    private let gaps: [Gap]
    private let topology: Topology
    private let components: ComponentText
    private let style: TextStyle

    /// A text of findings, which come the most harmful first.
    public init(_ listing: ScanListing, gaps: [Gap], topology: Topology, style: TextStyle) {
        self.listing = listing
        self.gaps = gaps
        self.topology = topology
        components = ComponentText(topology: topology)
        self.style = style
    }

    /// The text, closed by a line break.
    ///
    /// - Parameters:
    ///   - all: Whether findings that are no fault are printed too, and not only counted, and those alike one by one.
    ///   - grouping: What the findings are put together by; nil for one list.
    public func rendered(all: Bool, grouping: FindingGrouping?) -> String {
        let reported = listing.reported
        let shown = all ? reported : reported.filter { $0.finding.severity > .info }
        let text = FindingText(components: components, style: style, nothingArrives: false)
        var lines = [headline(reported.map(\.finding))]
        if let grouping {
            for group in grouping.groups(shown, in: topology) {
                let title =
                    group.keys.isEmpty ? "none" : group.keys.map(components.text).joined(separator: ", ")
                lines += ["", style.bold("== \(title)")] + text.lines(group.findings.map(\.finding), isFolded: !all)
            }
        } else {
            lines += text.lines(shown.map(\.finding), isFolded: !all)
        }
        let notes = notes(hidden: reported.count - shown.count)
        if !notes.isEmpty { lines += [""] + notes.map(style.dim) }
        if !gaps.isEmpty {
            lines += ["", style.bold("Not known")]
            lines += gaps.map { "  \(components.text($0.what)): \(SafeText.printable($0.why))" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func notes(hidden: Int) -> [String] {
        var notes: [String] = []
        if hidden > 0 { notes.append("\(hidden) more of level info (--all prints them)") }
        let suppressed = listing.suppressed.count
        if suppressed > 0 { notes.append("\(suppressed) suppressed (--output json lists them)") }
        if listing.knownCount > 0 { notes.append("\(listing.knownCount) known from the baseline") }
        if listing.solved > 0 { notes.append("\(listing.solved) of the baseline not found any more") }
        return notes
    }

    private func headline(_ findings: [Finding]) -> String {
        if findings.isEmpty {
            return listing.knownCount + listing.suppressed.count == 0 ? "Nothing found" : "Nothing new found"
        }
        return Severity.allCases.reversed().compactMap { level in
            let count = findings.count { $0.severity == level }
            return count == 0
                ? nil : style.severity(level, "\(count) \(level.rawValue)\(count == 1 || level == .info ? "" : "s")")
        }.joined(separator: ", ")
    }
}
