import Findings
import NetworkSets
public import Reachability
public import Topology

/// The answer of `awsdrops path` as text for people.
public struct PathText {
    let answer: Answer
    let topology: Topology
    let style: TextStyle

    /// A text of an answer.
    public init(_ answer: Answer, topology: Topology, style: TextStyle) {
        self.answer = answer
        self.topology = topology
        self.style = style
    }

    /// The text, closed by a line break.
    ///
    /// - Parameter explaining: Whether every hop is drawn, and the capture filter printed.
    public func rendered(explaining: Bool) -> String {
        var lines = [understoodAs, ""]
        lines += headline
        if explaining { lines += PathDrawing(answer: answer, style: style).lines }
        lines += droppedLines
        lines += findingLines
        lines += gapLines
        if explaining {
            lines += factLines
            lines += ["", "capture    \(CaptureFilter(answer.question).command)"]
        }
        return lines.map { line in line.isEmpty ? "" : line }.joined(separator: "\n") + "\n"
    }

    // MARK: - Parts

    private var understoodAs: String {
        let question = answer.question
        let source = EndpointDescription.text(question.source, question.packets.sources, topology)
        let destination = EndpointDescription.text(question.destination, question.packets.destinations, topology)
        return "\(source) → \(destination), \(serviceText(question))"
    }

    private func serviceText(_ question: Question) -> String {
        let name = question.options.protocol.name
        if let ports = question.destinationPorts {
            let server = ports.isFull ? "all ports" : "port \(ports.portDescription)"
            return "\(name) \(server), client ports \(question.sourcePorts?.portDescription ?? "none")"
        }
        guard question.options.protocol.isICMP, let box = question.packets.boxes.first else { return name }
        let codes = box.destinationPorts == .everyOctet ? "all codes" : "code \(box.destinationPorts.portDescription)"
        return "\(name) type \(box.sourcePorts.portDescription), \(codes)"
    }

    private var headline: [String] {
        let back: String =
            if let verdict = answer.return {
                style.verdict(verdict, verdict.rawValue)
            } else {
                switch answer.forward {
                case .denied: style.dim("not judged, nothing arrives")
                case .unknown: style.dim("not judged, what arrives is not known")
                case .allowed, .partial: style.dim("no reply to judge")
                }
            }
        return [
            "\(style.verdict(answer.verdict, answer.verdict.rawValue.uppercased()))   there: "
                + "\(style.verdict(answer.forward, answer.forward.rawValue))   back: \(back)"
        ]
    }

    private var droppedLines: [String] {
        guard answer.verdict == .partial else { return [] }
        var lines = ["", style.bold("What drops")]
        let boxes = answer.dropped.flatMap { dropped in dropped.packets.boxes.map { ($0, dropped.translatedPorts) } }
        for (box, translatedPorts) in boxes.prefix(Self.mostBoxes) {
            lines.append("  " + FlowBoxText.describe(box, translatedPorts: translatedPorts))
        }
        if boxes.count > Self.mostBoxes {
            lines.append("  and \(boxes.count - Self.mostBoxes) more (--output json has all)")
        }
        return lines
    }

    private static let mostBoxes = 6

    private var findingLines: [String] {
        answer.findings.enumerated().flatMap { index, finding in FindingText.lines(finding, number: index + 1, style) }
    }

    private var gapLines: [String] {
        guard !answer.gaps.isEmpty else { return [] }
        return ["", style.bold("Not known")]
            + answer.gaps.map { "  \(SafeText.printable($0.what)): \(SafeText.printable($0.why))" }
    }

    private var factLines: [String] {
        var lines: [String] = [""]
        if let mtu = answer.mtu { lines.append("mtu        \(mtu.bytes) bytes, limited by \(mtu.limitedBy)") }
        for timeout in answer.idleTimeouts {
            let end = timeout.atExpiry == .reset ? "then a reset" : "then silence"
            lines.append("idle       \(timeout.seconds) s at \(timeout.component), \(end)")
        }
        return lines.count > 1 ? lines : []
    }
}
