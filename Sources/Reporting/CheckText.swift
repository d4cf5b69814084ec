public import Audit
import Findings
import Inventory
import NetworkSets
import Reachability
public import Topology

/// What `awsdrops check` found, as text for people.
public struct CheckText {
    private let check: IntentCheck
    private let file: String
    private let members: MemberText
    private let components: ComponentText
    private let style: TextStyle

    /// More pairs than this are a list nobody reads; JSON has all.
    private static let mostPairs = 5

    /// A text of a check.
    ///
    /// - Parameter file: The file of intents as the user named it.
    public init(_ check: IntentCheck, file: String, topology: Topology, style: TextStyle) {
        self.check = check
        self.file = SafeText.printable(file)
        members = MemberText(topology: topology)
        components = ComponentText(topology: topology)
        self.style = style
    }

    /// The text, closed by a line break.
    ///
    /// - Parameter all: Whether intents that hold are listed too.
    public func rendered(all: Bool) -> String {
        var lines = [headline]
        for result in check.results where all || result.status != .holds {
            lines += ["", title(result)]
            if result.intent.name != result.intent.text { lines.append("   \(SafeText.printable(result.intent.text))") }
            lines += details(result)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var headline: String {
        func count(_ status: IntentResult.Status) -> Int { check.results.count { $0.status == status } }
        let all = check.results.count
        let parts = [
            "\(count(.holds)) of \(all) intent\(all == 1 ? "" : "s") hold\(count(.holds) == 1 ? "s" : "")",
            count(.fails) == 0 ? nil : "\(count(.fails)) fail\(count(.fails) == 1 ? "s" : "")",
            count(.unknown) == 0 ? nil : "\(count(.unknown)) not known",
        ]
        return style.bold(parts.compactMap(\.self).joined(separator: ", "))
    }

    private func title(_ result: IntentResult) -> String {
        let verdict: Verdict =
            switch result.status {
            case .holds: .allowed
            case .fails: .denied
            case .unknown: .unknown
            }
        return style.verdict(verdict, result.status.rawValue.uppercased())
            + "  \(style.bold(SafeText.printable(result.intent.name)))  \(style.dim("\(file):\(result.intent.line)"))"
    }

    private func details(_ result: IntentResult) -> [String] {
        switch result.status {
        case .holds:
            if result.pairs == 0 { return ["   \(style.dim("nothing to ask: a set is empty"))"] }
            return ["   \(style.dim("\(result.pairs) pairs, \(result.askedPairs) kinds of them asked"))"]
        case .fails:
            return ["   \(result.reason):"] + pairs(result.failing) + (result.counterexample.map(example) ?? [])
        case .unknown:
            return pairs(result.unknown)
                + result.gaps.map { "   not known: \(components.text($0.what)): \(SafeText.printable($0.why))" }
        }
    }

    private func pairs(_ pairs: [IntentResult.Pairs]) -> [String] {
        var lines = pairs.prefix(Self.mostPairs).map { pairs in
            let services =
                pairs.packets.isEmpty
                ? "no address family in common" : ServicesText.text(pairs.packets, of: pairs.asked)
            return "     \(members.text(pairs.from)) → \(members.text(pairs.to)): \(services)"
        }
        if pairs.count > Self.mostPairs {
            lines.append("     and \(pairs.count - Self.mostPairs) more kinds of pairs (--output json has all)")
        }
        return lines
    }

    private func example(_ example: Counterexample) -> [String] {
        let box = FlowSet(example.packet).boxes.first
        let packet = box.map { FlowBoxText.describe($0, translatedPorts: nil) } ?? ""
        let hop = example.decidingHop.map { hop in
            let code = hop.code.map { " (\($0.rawValue))" } ?? ""
            return "   decided by \(components.text(hop.component)): \(SafeText.printable(hop.decidedBy))\(code)"
        }
        let drawing = PathDrawing(answer: example.answer, components: components, style: style).lines
        return ["   for example \(packet): \(example.answer.verdict.rawValue)", hop].compactMap(\.self)
            + drawing.drop { $0.isEmpty }.map { $0.isEmpty ? "" : "     \($0)" }
    }
}
