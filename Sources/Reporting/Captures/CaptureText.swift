import Findings
public import PacketCapture

/// What a capture says, as text for people: causes first, then the connections.
public struct CaptureText {
    private let answer: CaptureAnswer
    private let style: TextStyle

    /// The connections listed where the user gives no number.
    private static let shownConnections = 20
    private static let shownNumbers = 12

    /// A text of what captures say.
    public init(_ answer: CaptureAnswer, style: TextStyle) {
        self.answer = answer
        self.style = style
    }

    /// The text, closed by a line break.
    ///
    /// - Parameter top: how many connections to list of each place; nil for the usual number.
    public func rendered(top: Int?) -> String {
        var lines = answer.places.flatMap { [headline($0)] + notes($0) }
        lines += answer.joins.flatMap(joinLines)
        if answer.findings.isEmpty { lines += ["", "Nothing found: no sign of a drop in these connections."] }
        for (index, finding) in answer.findings.enumerated() { lines += paragraph(finding, number: index + 1) }
        if !answer.gaps.isEmpty {
            lines += ["", style.bold("Not known")]
            lines += answer.gaps.map { "  \(SafeText.printable($0.what)): \(SafeText.printable($0.why))" }
        }
        for (place, facts) in answer.places.enumerated() {
            if answer.places.count > 1 { lines += ["", style.bold(name(facts))] }
            lines += ConnectionTableText(facts, style: style).lines(
                first: answer.findings.filter { $0.place == place }.flatMap(\.connections),
                most: top ?? Self.shownConnections)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func name(_ facts: CaptureFacts) -> String {
        facts.files.map { SafeText.printable($0) }.joined(separator: ", ")
    }

    private func headline(_ facts: CaptureFacts) -> String {
        let span = facts.firstTime.flatMap { first in facts.lastTime.map { SpanText.text($0 - first) } }
        let place = answer.places.count > 1 || facts.files.count > 1 ? "\(name(facts)): " : ""
        return place + style.bold("\(facts.connections.count) connection\(facts.connections.count == 1 ? "" : "s")")
            + " in \(facts.frames) frames" + (span.map { " over \($0)" } ?? "") + ": \(facts.segments) TCP, "
            + "\(facts.icmpErrors) ICMP errors about TCP, \(facts.otherFrames) other"
    }

    private func notes(_ facts: CaptureFacts) -> [String] {
        var notes: [String] = []
        if facts.fragments > 0 { notes.append("\(facts.fragments) frames are pieces of fragmented packets") }
        if facts.unreadableFrames > 0 {
            notes.append("\(facts.unreadableFrames) frames hold too little to be read, or are damaged")
        }
        notes += facts.cutFiles.map { "\(SafeText.printable($0)) ends inside a frame, which is left out" }
        return notes
    }

    /// What became of the packets between two places.
    private func joinLines(_ join: CaptureJoin) -> [String] {
        func sums(_ direction: (JoinedConnection) -> JoinedDirection) -> String {
            let all = join.connections.map(direction)
            let unknown = all.reduce(0) { $0 + $1.unknown }
            return "\(all.reduce(0) { $0 + $1.arrived }) of \(all.reduce(0) { $0 + $1.sent }) packets arrived"
                + (unknown > 0 ? " (\(unknown) more while the other was not captured)" : "")
        }
        let count = join.connections.count + join.merged
        var lines = [
            "",
            style.bold("joined")
                + "  \(name(answer.places[join.nearPlace])), nearer to the clients, and \(name(answer.places[join.farPlace])): "
                + "\(count) connection\(count == 1 ? "" : "s") in common",
        ]
        if !join.connections.isEmpty { lines.append("  there: \(sums(\.there)); back: \(sums(\.back))") }
        if join.merged > 0 {
            lines.append(
                "  \(join.merged) cannot be compared packet by packet: a driver merged or has yet to cut segments; capture with "
                    + "ethtool -K INTERFACE tso off gso off gro off")
        }
        return lines
    }

    private func paragraph(_ finding: CaptureFinding, number: Int) -> [String] {
        let place = answer.places[finding.place]
        var proof: [String] = []
        if !finding.connections.isEmpty { proof.append("connections \(numbers(finding.connections))") }
        if !finding.frames.isEmpty { proof.append("frames \(frames(finding.frames, place))") }
        return EvidenceParagraph(finding: finding.finding, style: style).lines(
            number: number, remark: answer.places.count > 1 ? ", seen in \(name(place))" : "", proof: proof)
    }

    private func numbers(_ numbers: [Int]) -> String {
        let sorted = Set(numbers).sorted()
        let more = sorted.count - Self.shownNumbers
        return sorted.prefix(Self.shownNumbers).map(String.init).joined(separator: ", ")
            + (more > 0 ? " and \(more) more" : "")
    }

    /// The frames; with the file where there are several.
    private func frames(_ frames: [Int], _ facts: CaptureFacts) -> String {
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
