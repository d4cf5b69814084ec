import Findings
public import PacketCapture

/// What a capture says, as text for people: causes first, then the connections.
public struct CaptureText {
    private let facts: CaptureFacts
    private let findings: [CaptureFinding]
    private let style: TextStyle

    /// The connections listed where the user gives no number.
    private static let shownConnections = 20
    private static let shownNumbers = 12

    /// A text of the findings, which come the most harmful first.
    public init(_ facts: CaptureFacts, _ findings: [CaptureFinding], style: TextStyle) {
        self.facts = facts
        self.findings = findings
        self.style = style
    }

    /// The text, closed by a line break.
    ///
    /// - Parameter top: how many connections to list; nil for the usual number.
    public func rendered(top: Int?) -> String {
        var lines = [headline] + notes
        if findings.isEmpty { lines += ["", "Nothing found: no packet of these connections was dropped."] }
        for (index, finding) in findings.enumerated() { lines += paragraph(finding, number: index + 1) }
        lines += ConnectionTableText(facts, style: style).lines(
            first: findings.flatMap(\.connections), most: top ?? Self.shownConnections)
        return lines.joined(separator: "\n") + "\n"
    }

    private var headline: String {
        let span = facts.firstTime.flatMap { first in facts.lastTime.map { SpanText.text($0 - first) } }
        return style.bold("\(facts.connections.count) connection\(facts.connections.count == 1 ? "" : "s")")
            + " in \(facts.frames) frames" + (span.map { " over \($0)" } ?? "") + ": \(facts.segments) TCP, "
            + "\(facts.icmpErrors) ICMP errors about TCP, \(facts.otherFrames) other"
    }

    private var notes: [String] {
        var notes: [String] = []
        if facts.fragments > 0 { notes.append("\(facts.fragments) frames are pieces of fragmented packets") }
        if facts.unreadableFrames > 0 { notes.append("\(facts.unreadableFrames) frames hold too little to be read, or are damaged") }
        for file in facts.cutFiles { notes.append("\(SafeText.printable(file)) ends inside a frame, which is left out") }
        return notes
    }

    private func paragraph(_ finding: CaptureFinding, number: Int) -> [String] {
        let told = finding.finding
        var lines = [
            "",
            "\(number). \(style.severity(told.severity, told.severity.rawValue)) \(style.bold(told.code.rawValue))  "
                + SafeText.printable(told.component) + (told.cause.map { "  (\($0))" } ?? ""),
            "   \(SafeText.printable(told.message))",
        ]
        lines += told.evidence.map { "   \(style.dim("·")) \(SafeText.printable($0))" }
        if !finding.connections.isEmpty { lines.append("   connections \(numbers(finding.connections))") }
        if !finding.frames.isEmpty { lines.append("   frames \(frames(finding.frames))") }
        for fix in told.fixes {
            lines.append("   fix: \(SafeText.printable(fix.description))")
            if let command = fix.command { lines.append("        \(style.bold(SafeText.printable(command)))") }
        }
        return lines
    }

    private func numbers(_ numbers: [Int]) -> String {
        let sorted = Set(numbers).sorted()
        let more = sorted.count - Self.shownNumbers
        return sorted.prefix(Self.shownNumbers).map(String.init).joined(separator: ", ")
            + (more > 0 ? " and \(more) more" : "")
    }

    /// The frames; with the file where there are several.
    private func frames(_ frames: [Int]) -> String {
        let references = frames.map(facts.reference)
        guard facts.files.count > 1 else { return references.map { "\($0.number)" }.joined(separator: ", ") }
        var parts: [String] = []
        for file in facts.files {
            let numbers = references.filter { $0.file == file }.map { "\($0.number)" }
            if !numbers.isEmpty { parts.append("\(numbers.joined(separator: ", ")) of \(SafeText.printable(file))") }
        }
        return parts.joined(separator: "; ")
    }
}
