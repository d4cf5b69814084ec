public import Attribution
import Findings
import NetworkSets
public import Reachability
public import Topology

/// The answer of `awsdrops path` as text for people.
public struct PathText {
    let answer: Answer
    let topology: Topology
    let style: TextStyle

    /// More lines than this of what drops are a list nobody reads; JSON has all.
    private static let mostBoxes = 6

    /// A text of an answer.
    public init(_ answer: Answer, topology: Topology, style: TextStyle) {
        self.answer = answer
        self.topology = topology
        self.style = style
    }

    /// The text, closed by a line break.
    ///
    /// - Parameters:
    ///   - explaining: Whether every hop is drawn, and the capture filter printed.
    ///   - crossCheck: What Reachability Analyzer says, where it was asked.
    ///   - logs: What flow logs hold of it, where they were read.
    public func rendered(explaining: Bool, crossCheck: CrossCheck? = nil, logs: PathLogs? = nil) -> String {
        var lines = [QuestionText(answer.question, topology).line, "", headline]
        lines += BalancerText(answer: answer, components: components, style: style).lines
        if explaining { lines += PathDrawing(answer: answer, components: components, style: style).lines }
        if let journey = answer.journey {
            lines += JourneyText(journey: journey, components: components, style: style).lines
        }
        lines +=
            droppedLines + findingLines(with: [crossCheck?.finding].compactMap(\.self) + (logs?.findings ?? []))
            + gapLines
        if let logs { lines += PathLogText(logs: logs, components: components, style: style).lines }
        if let crossCheck {
            lines += CrossCheckText(check: crossCheck, answer: answer, components: components, style: style).lines
        }
        if explaining { lines += PathFactText(answer: answer, components: components).lines }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The question, the verdict and what is in the way, in a few lines.
    public func summary(title: String) -> String {
        let codes = answer.findings.filter { $0.severity == .error }
            .map { "  \($0.code) at \(components.text($0.component))" }
        return ([title, headline] + codes).joined(separator: "\n") + "\n"
    }

    private var components: ComponentText { ComponentText(topology: topology) }

    private var headline: String {
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
        return "\(style.verdict(answer.verdict, answer.verdict.rawValue.uppercased()))   there: "
            + "\(style.verdict(answer.forward, answer.forward.rawValue))   back: \(back)"
    }

    private var droppedLines: [String] {
        guard answer.verdict == .partial else { return [] }
        var lines = ["", style.bold("What drops")]
        let boxes = answer.dropped.flatMap { dropped in dropped.packets.boxes.map { ($0, dropped) } }
        for (box, dropped) in boxes.prefix(Self.mostBoxes) {
            let ways = dropped.share.map { ", on \($0.lost) of \($0.all) ways" } ?? ""
            lines.append(
                "  " + FlowBoxText.describe(box, translatedPorts: dropped.translatedPorts) + share(of: box) + ways)
        }
        if boxes.count > Self.mostBoxes {
            lines.append("  and \(boxes.count - Self.mostBoxes) more (--output json has all)")
        }
        return lines
    }

    /// How much of the client's ports a loss concerns: the rate of failure a user sees.
    private func share(of box: FlowBox) -> String {
        guard let asked = answer.question.sourcePorts, asked != box.sourcePorts else { return "" }
        let (part, all) = (Self.size(box.sourcePorts), Self.size(asked))
        guard part < all else { return "" }
        let percent = (part * 100 + all / 2) / all
        return " (\(percent == 0 ? "less than 1" : "\(min(99, percent))") % of the client's ports)"
    }

    private static func size(_ ports: PortSet) -> Int {
        ports.ranges.reduce(0) { $0 + $1.count }
    }

    private func findingLines(with findings: [Finding]) -> [String] {
        FindingText(
            components: components, style: style, nothingArrives: answer.return == nil && answer.forward == .denied
        ).lines(answer.findings + findings)
    }

    private var gapLines: [String] {
        guard !answer.gaps.isEmpty else { return [] }
        return ["", style.bold("Not known")]
            + answer.gaps.map { "  \(components.text($0.what)): \(SafeText.printable($0.why))" }
    }
}
