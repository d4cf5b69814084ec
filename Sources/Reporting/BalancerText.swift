import Findings
import Inventory
import NetworkSets
import Reachability
import Topology

/// What load balancers on the way do, in a few lines: which nodes the client reaches, which targets the nodes reach, and
/// which health checks get through. Things with the same outcome stand in one line.
struct BalancerText {
    let answer: Answer
    let components: ComponentText
    let style: TextStyle

    /// Names with the outcome they share.
    private struct Line {
        let outcome: Outcome
        var names: [String]
    }

    /// What became of a connection: the verdict, and who is the first to refuse.
    private struct Outcome: Hashable {
        let verdict: Verdict
        let reason: String
    }

    var lines: [String] {
        guard answer.ways.contains(where: { $0.segments.count > 1 || $0.answer != nil }) else { return [] }
        var lines = [""]
        for (balancer, ways) in balancers { lines += self.lines(of: balancer, ways) }
        return lines + healthCheckLines
    }

    /// The load balancers in path order, each with the ways that lead through it and the place of its segment in them.
    private var balancers: [(balancer: Balancer, ways: [(way: Way, place: Int)])] {
        var found: [(balancer: Balancer, ways: [(way: Way, place: Int)])] = []
        for way in answer.ways {
            for (place, segment) in way.segments.enumerated() {
                guard let node = segment.to, let balancer = components.topology.balancer(ofInterface: node),
                    place < way.segments.count - 1 || way.answer != nil
                else { continue }
                if let same = found.firstIndex(where: { $0.balancer == balancer }) {
                    found[same].ways.append((way, place))
                } else {
                    found.append((balancer, [(way, place)]))
                }
            }
        }
        return found
    }

    private func lines(of balancer: Balancer, _ ways: [(way: Way, place: Int)]) -> [String] {
        let kind = "\(balancer.kind.rawValue) load balancer"
        var lines = [style.bold("\(SafeText.printable(balancer.name)), \(kind)")]
        var nodes: [Line] = []
        var targets: [Line] = []
        var answers: [String] = []
        for (way, place) in ways {
            let segment = way.segments[place]
            if let node = segment.to { add(nodeName(node), outcome(of: segment), to: &nodes) }
            if let text = way.answer, !answers.contains(text) { answers.append(text) }
            guard place + 1 < way.segments.count else { continue }
            let next = way.segments[place + 1]
            let name = place + 2 == way.segments.count ? way.target ?? components.text(groupID(next)) : next.to ?? "-"
            add(name, outcome(of: next), to: &targets)
        }
        lines += ["  client to node"] + nodes.map(text)
        if !targets.isEmpty { lines += ["  node to target"] + withoutDoubles(targets).map(text) }
        for text in answers { lines.append("  answers by itself: \(SafeText.printable(text))") }
        return lines
    }

    private func groupID(_ segment: Segment) -> String {
        segment.forwardHops.first?.component ?? segment.from
    }

    private func nodeName(_ id: String) -> String {
        let node = components.topology.balancer(ofInterface: id)?.nodes.first { $0.interface.id == id }
        let details = [node?.interface.primaryAddress?.description, node?.zone].compactMap(\.self)
        return details.isEmpty ? id : "\(id) (\(details.joined(separator: ", ")))"
    }

    private func outcome(of segment: Segment) -> Outcome {
        let verdict: Verdict = segment.forward == .allowed ? segment.return ?? .allowed : segment.forward
        for (hops, way) in [(segment.forwardHops, "there"), (segment.returnHops, "back")] {
            guard let hop = hops.first(where: { $0.code != nil }), let code = hop.code else { continue }
            let place = hop.kind == .securityGroup ? "the groups of its interface" : components.text(hop.component)
            let isOwn = hop.kind == .securityGroup && hop.direction == .egress && hop.component == segment.from
            return Outcome(
                verdict: verdict,
                reason: "\(code) at \(isOwn ? "the load balancer's groups" : place), on the way \(way)")
        }
        if verdict == .unknown,
            let hop = (segment.forwardHops + segment.returnHops).first(where: { $0.verdict == .unknown })
        {
            return Outcome(verdict: verdict, reason: hop.decidedBy)
        }
        return Outcome(verdict: verdict, reason: "")
    }

    private func add(_ name: String, _ outcome: Outcome, to lines: inout [Line]) {
        if let same = lines.firstIndex(where: { $0.outcome == outcome }) {
            if !lines[same].names.contains(name) { lines[same].names.append(name) }
        } else {
            lines.append(Line(outcome: outcome, names: [name]))
        }
    }

    /// A target that some nodes reach and others do not says so in each of its lines.
    private func withoutDoubles(_ lines: [Line]) -> [Line] {
        lines.map { line in
            var line = line
            line.names = line.names.map { name in
                lines.count { $0.names.contains(name) } > 1 ? "\(name) from some nodes" : name
            }
            return line
        }
    }

    private func text(_ line: Line) -> String {
        let verdict = line.outcome.verdict
        let word = verdict.rawValue + String(repeating: " ", count: 8 - verdict.rawValue.count)
        let names = SegmentGroup.list(line.names.map(SafeText.printable))
        let reason = line.outcome.reason.isEmpty ? "" : "  \(SafeText.printable(line.outcome.reason))"
        return "    \(style.verdict(verdict, word)) \(names)\(reason)"
    }

    private var healthCheckLines: [String] {
        var lines: [Line] = []
        for check in answer.healthChecks {
            let outcome: Outcome =
                check.segment.map { segment in
                    Outcome(verdict: check.verdict, reason: self.outcome(of: segment).reason)
                } ?? Outcome(verdict: check.verdict, reason: "")
            add("\(check.target) port \(check.port)", outcome, to: &lines)
        }
        return lines.isEmpty ? [] : ["  health checks"] + withoutDoubles(lines).map(text)
    }
}
