public import Findings

/// Two answers to one question: ours, and that of Reachability Analyzer.
public struct CrossCheck: Sendable {
    /// What was asked; nil where Reachability Analyzer does not answer such questions, or was not to be asked.
    public let request: CrossCheckRequest?
    /// Why it was not asked.
    public let unasked: String?
    /// What it found.
    public let result: CrossCheckResult?
    /// Both ways side by side.
    public let rows: [Row]
    /// Whether both say the same of the way there; nil where one of them has no answer.
    public let agrees: Bool?
    /// The difference, where there is one.
    public let finding: Finding?

    /// What Reachability Analyzer does not look at, whatever is asked (its guide, how it works).
    public static let notLookedAt = [
        "IPv6", "ICMP and protocols other than TCP and UDP", "the reply's own routes", "other regions",
        "the health of targets", "packet sizes and idle timeouts", "which ports fail where only some do",
    ]

    /// One place on the way; nil on the side that does not have it.
    public struct Row: Sendable, Equatable {
        /// Our component.
        public let own: String?
        /// Reachability Analyzer's.
        public let analyzer: String?
    }

    /// A check that was not made.
    public init(unasked: String) {
        self.unasked = unasked
        (request, result, rows, agrees, finding) = (nil, nil, [], nil, nil)
    }

    /// The comparison of an answer with a result.
    public init(_ answer: Answer, _ request: CrossCheckRequest, _ result: CrossCheckResult) {
        self.request = request
        self.result = result
        unasked = nil
        let passing = answer.ways.first { $0.forward == .allowed || $0.forward == .partial } ?? answer.ways.first
        rows = Self.rows(passing?.forwardHops ?? [], result.components)
        let difference = Self.difference(answer, result)
        agrees = difference.map { $0.isEmpty }
        finding = difference.flatMap { words in
            words.isEmpty
                ? nil
                : Finding(
                    code: .crossCheckDiffers, severity: .warning, direction: .forward, component: request.source,
                    message: "Reachability Analyzer says otherwise: \(words).",
                    evidence: result.explanations.map {
                        "Reachability Analyzer: \($0.code)"
                            + ($0.components.isEmpty ? "" : " at \($0.components.joined(separator: ", "))")
                    } + ["awsdrops: \(answer.forward.rawValue)"]
                        + Self.refusals(answer).map {
                            "awsdrops: \($0.code) at \($0.component)"
                        })
        }
    }

    private static func refusals(_ answer: Answer) -> [Finding] {
        answer.findings.filter { $0.severity == .error && $0.direction == .forward }
    }

    /// What differs, in words; empty where nothing does, nil where nobody can say.
    ///
    /// Reachability Analyzer looks for one packet that passes, so what we call partial is a path to it. It names components that
    /// block, and not all of them: one in common is agreement.
    private static func difference(_ answer: Answer, _ result: CrossCheckResult) -> String? {
        guard let isReachable = result.isReachable, answer.forward != .unknown else { return nil }
        switch (answer.forward, isReachable) {
        case (.denied, true): return "it finds a way there, and awsdrops finds none"
        case (.allowed, false), (.partial, false): return "it finds no way there, and awsdrops does"
        case (.denied, false):
            let own = refusals(answer)
            if own.isEmpty || result.explanations.isEmpty { return "" }
            let codes = Set(result.explanations.map(\.code))
            let places = Set(result.explanations.flatMap(\.components))
            let groups = answer.ways.flatMap(\.forwardHops).filter { $0.code != nil }.flatMap(\.groups)
            let isShared =
                own.contains { codes.contains($0.code.rawValue) || places.contains($0.component) }
                || !places.isDisjoint(with: groups)
            return isShared ? "" : "both find no way there, for other reasons"
        default: return ""
        }
    }

    /// Both ways, with what they have in common in one row: the longest common sequence.
    private static func rows(_ hops: [Hop], _ components: [String]) -> [Row] {
        func fits(_ hop: Hop, _ id: String) -> Bool { hop.component == id || hop.groups.contains(id) }
        var longest = Array(
            repeating: Array(repeating: 0, count: components.count + 1), count: hops.count + 1)
        for own in hops.indices.reversed() {
            for other in components.indices.reversed() {
                longest[own][other] =
                    fits(hops[own], components[other])
                    ? longest[own + 1][other + 1] + 1 : max(longest[own + 1][other], longest[own][other + 1])
            }
        }
        var rows: [Row] = []
        var (own, other) = (0, 0)
        while own < hops.count || other < components.count {
            if own < hops.count, other < components.count, fits(hops[own], components[other]) {
                rows.append(Row(own: hops[own].component, analyzer: components[other]))
                (own, other) = (own + 1, other + 1)
            } else if other == components.count
                || (own < hops.count && longest[own + 1][other] >= longest[own][other + 1])
            {
                rows.append(Row(own: hops[own].component, analyzer: nil))
                own += 1
            } else {
                rows.append(Row(own: nil, analyzer: components[other]))
                other += 1
            }
        }
        return rows
    }
}
