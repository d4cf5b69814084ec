import Findings
import Reachability

/// The ways of an answer drawn hop by hop, with the blockers in the path.
struct PathDrawing {
    let answer: Answer
    let components: ComponentText
    let style: TextStyle

    /// More ways than this are a list nobody reads; JSON has all.
    private static let mostWays = 8

    var lines: [String] {
        if answer.ways.contains(where: { $0.segments.count > 1 }) { return segmentLines }
        var lines: [String] = []
        for (index, way) in answer.ways.prefix(Self.mostWays).enumerated() {
            lines.append("")
            if answer.ways.count > 1 {
                let title = "Way \(index + 1) of \(answer.ways.count): \(way.verdict.rawValue)"
                lines.append(style.verdict(way.verdict, title))
            }
            lines.append(style.bold("There"))
            lines += chain(way.forwardHops, from: way.from, to: way.to)
            guard !way.returnHops.isEmpty else { continue }
            lines += ["", style.bold("Back")]
            lines += chain(way.returnHops, from: way.to ?? way.from, to: way.from)
        }
        if answer.ways.count > Self.mostWays {
            lines += ["", "and \(answer.ways.count - Self.mostWays) more ways (--output json has all)"]
        }
        return lines
    }

    /// Behind a load balancer there are many ways: each connection is drawn once, with those that are alike.
    private var segmentLines: [String] {
        let groups = SegmentGroup.all(answer.ways)
        var lines: [String] = []
        for group in groups.prefix(Self.mostWays) {
            let segment = group.first
            let title = "\(components.text(segment.from)) to \(group.end.map(SafeText.printable) ?? "nobody")"
            let alike =
                group.alike.isEmpty ? "" : ", and alike: " + SegmentGroup.list(group.alike.map(SafeText.printable))
            lines += ["", style.bold("There, \(title)") + style.dim(alike)]
            lines += chain(segment.forwardHops, from: segment.from, to: segment.to)
            guard !segment.returnHops.isEmpty else { continue }
            lines += ["", style.bold("Back")]
            lines += chain(segment.returnHops, from: segment.to ?? segment.from, to: segment.from)
        }
        if groups.count > Self.mostWays {
            lines += ["", "and \(groups.count - Self.mostWays) more connections (--output json has all)"]
        }
        return lines
    }

    private func chain(_ hops: [Hop], from start: String, to end: String?) -> [String] {
        var lines = ["  \(components.text(start))"]
        for hop in hops { lines.append("  \(draw(hop))") }
        let arrived = hops.allSatisfy { $0.verdict == .allowed || $0.verdict == .partial }
        if let end { lines.append("  \(arrived ? "▼" : style.dim("▽")) \(components.text(end))") }
        return lines
    }

    private func draw(_ hop: Hop) -> String {
        let direction = hop.direction.map { $0 == .egress ? " out" : " in" } ?? ""
        let beyond = hop.isBeyondBlocker ? " (beyond a blocker)" : ""
        let text =
            "\(hop.kind.rawValue)\(direction) \(components.text(hop.component)): \(SafeText.printable(hop.decidedBy))"
        let code = style.bold(hop.code?.rawValue ?? "")
        switch hop.verdict {
        case .allowed: return "│ \(hop.isBeyondBlocker ? style.dim(text + beyond) : text)"
        case .denied: return "\(style.verdict(.denied, "╳ \(text)"))  \(code)\(beyond)"
        case .partial: return "\(style.verdict(.partial, "◐ \(text)"))  \(code)\(beyond)"
        case .unknown: return "\(style.verdict(.unknown, "? \(text)"))\(beyond)"
        }
    }
}
