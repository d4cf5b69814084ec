import Findings
import Reachability

/// The journey of one packet, station by station.
struct JourneyText {
    let journey: Journey
    let components: ComponentText
    let style: TextStyle

    var lines: [String] {
        var lines: [String] = []
        var direction: WalkDirection?
        var before: Journey.Step?
        for step in journey.steps {
            if step.direction != direction {
                lines += ["", style.bold(step.direction == .forward ? "One packet, there" : "Its reply, back")]
                direction = step.direction
            }
            lines.append(line(step))
            if let before, step.layer == .hop, step.outcome == .passes, step.packet != before.packet {
                lines.append("  │                now \(step.rewrite)")
            }
            before = step
        }
        return lines
    }

    private func line(_ step: Journey.Step) -> String {
        guard let hop = step.hop else {
            let layer = step.layer.rawValue
            return "  \(layer)\(String(repeating: " ", count: 10 - layer.count)) \(SafeText.printable(step.text))"
        }
        let direction = hop.direction.map { $0 == .egress ? " out" : " in" } ?? ""
        let text =
            "\(hop.kind.rawValue)\(direction) \(components.text(hop.component)): \(SafeText.printable(step.text))"
        switch step.outcome {
        case .passes: return "  │ \(text)"
        case .dropped:
            let code = step.code.map { "  \(style.bold($0.rawValue))" } ?? ""
            return "  \(style.verdict(.denied, "╳ \(text)"))\(code)\n  it ends here"
        case .unknown: return "  \(style.verdict(.unknown, "? \(text)"))\n  what becomes of it is not known"
        }
    }
}
