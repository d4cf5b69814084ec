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
                lines += self.lines(changes)
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

    /// More pairs than this with one service are told by their numbers; JSON has all.
    private static let mostPairs = 5
    /// So many ends are named then.
    private static let mostNames = 3

    private func lines(_ changes: [ReachabilityChange]) -> [String] {
        var groups: [String: [ReachabilityChange]] = [:]
        var order: [String] = []
        for change in changes {
            let services = ServicesText.text(change.packets, of: change.asked)
            if groups[services] == nil { order.append(services) }
            groups[services, default: []].append(change)
        }
        return order.flatMap { services -> [String] in
            let pairs = groups[services] ?? []
            if pairs.count <= Self.mostPairs {
                return pairs.map { "     \(ends.text($0.from)) → \(ends.text($0.to)): \(services)" }
            }
            return [
                "     \(pairs.count) kinds of pairs: \(services)", "       from \(names(pairs.map(\.from)))",
                "       to \(names(pairs.map(\.to)))",
            ]
        }
    }

    private func names(_ classes: [EndClass]) -> String {
        var seen: Set<EndClass> = []
        let distinct = classes.filter { seen.insert($0).inserted }
        let rest = distinct.count - Self.mostNames
        let names = distinct.prefix(Self.mostNames).map(ends.text).joined(separator: ", ")
        return rest > 0 ? "\(names) and \(rest) more kinds of ends" : names
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
