public import Audit
import Findings
import Inventory
public import Topology

/// What `awsdrops diff` found, as text for people.
public struct DiffText {
    private let diff: NetworkDiff
    private let ends: EndClassText
    private let style: TextStyle

    /// A text of a comparison; names come from either snapshot.
    public init(_ diff: NetworkDiff, old: Topology, new: Topology, style: TextStyle) {
        self.diff = diff
        ends = EndClassText(topologies: [old, new])
        self.style = style
    }

    /// The text, closed by a line break.
    public func rendered() -> String {
        var lines = [headline]
        for (index, cause) in diff.causes.enumerated() {
            lines += ["", "\(index + 1). \(title(cause))"]
            lines += cause.alike.dropFirst().map { "   \(cause.takesAll ? "and" : "or") \(words($0))" }
            for kind in ReachabilityChange.Kind.allCases {
                let changes = cause.changes.filter { $0.kind == kind }
                if changes.isEmpty { continue }
                lines.append("   \(kind.words):")
                lines += changes.map { change in
                    "     \(ends.text(change.from)) → \(ends.text(change.to)): "
                        + ServicesText.text(change.packets, of: change.asked)
                }
            }
        }
        if !diff.neutral.isEmpty {
            lines += ["", "Neutral: these changed nothing about who reaches what"]
            lines += diff.neutral.map { "   \(edit($0))" }
        }
        if !diff.gaps.isEmpty {
            lines += ["", style.bold("Not known")]
            lines += diff.gaps.map { "   \(SafeText.printable($0.what)): \(SafeText.printable($0.why))" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var headline: String {
        if diff.edits.isEmpty { return "No difference" }
        let count = diff.edits.count == 1 ? "1 edit" : "\(diff.edits.count) edits"
        let neutral = diff.neutral.isEmpty ? "" : ", \(diff.neutral.count) of them neutral"
        return diff.causes.isEmpty ? "\(count): nothing became reachable or unreachable" : count + neutral
    }

    private func title(_ cause: NetworkDiff.Cause) -> String {
        let text = cause.alike.first.map(words) ?? "no edit known"
        if cause.alike.count == 1 { return style.bold(text) }
        return "\(style.bold(text)) \(style.dim(cause.takesAll ? "(only together)" : "(each of these alone)"))"
    }

    private func words(_ alike: [Int]) -> String { SafeText.printable(diff.words(of: alike)) }

    private func edit(_ index: Int) -> String {
        SafeText.printable("\(diff.edits[index].id): \(diff.edits[index].text)")
    }
}
