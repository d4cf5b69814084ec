public import Findings
import Inventory

extension NetworkDiff {
    /// One finding for every cause and kind of change, and one for every neutral edit; the most harmful first.
    public var findings: [Finding] {
        let changed = causes.flatMap { cause in
            ReachabilityChange.Kind.allCases.flatMap { kind in
                // What the internet got is told apart from the rest.
                [true, false].compactMap { isInternet in
                    finding(
                        cause, kind,
                        cause.changes.filter { $0.kind == kind && ($0.from.members == [.internet]) == isInternet })
                }
            }
        }
        let untouched = neutral.map { index in
            Finding(
                code: .comparisonNeutral, severity: .info, direction: nil, component: edits[index].id,
                message: "\(edits[index].id): \(edits[index].text). This changed nothing about who reaches what.")
        }
        return (changed + untouched).enumerated().sorted {
            ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
        }.map(\.element)
    }

    private func finding(
        _ cause: Cause, _ kind: ReachabilityChange.Kind, _ changes: [ReachabilityChange]
    ) -> Finding? {
        guard let first = changes.first, let edit = cause.edits.first else { return nil }
        let isInternet = first.from.members == [.internet]
        let (code, severity): (FindingCode, Severity) =
            switch kind {
            case .unreachable: (.comparisonClosed, .error)
            case .reachable: isInternet ? (.comparisonExposed, .error) : (.comparisonOpened, .warning)
            case .unsteady: (.comparisonUnsteady, .error)
            case .steady: (.comparisonUnsteady, .info)
            case .unknown: (.comparisonUnknown, .warning)
            }
        let pairs = changes.count == 1 ? "one pair" : "\(changes.count) pairs"
        let who = isInternet ? "from the internet" : "between \(pairs) of kinds of ends"
        return Finding(
            code: code, severity: severity, direction: nil, component: edits[edit].id,
            message: "Connections \(who) are \(kind.words): \(words(of: cause)).",
            evidence: cause.alike.dropFirst().map { $0[0] }.map { "\(edits[$0].id): \(edits[$0].text)" })
    }

    /// The edits of a cause in words.
    public func words(of cause: Cause) -> String {
        guard let first = cause.alike.first else { return "no edit known" }
        let text = words(of: first)
        let rest = cause.alike.count - 1
        if rest == 0 { return text }
        return cause.takesAll ? "\(text), together with \(rest) more" : "\(text), or each of \(rest) more alone"
    }

    /// Edits that are alike in words: the first of them, and how many more there are.
    public func words(of alike: [Int]) -> String {
        guard let first = alike.first else { return "" }
        let text = "\(edits[first].id): \(edits[first].text)"
        return alike.count == 1 ? text : "\(text), and \(alike.count - 1) more alike"
    }
}

extension ReachabilityChange.Kind {
    /// What the connections are now.
    public var words: String {
        switch self {
        case .unreachable: "no longer possible"
        case .unsteady: "lost on some ways or ports now"
        case .unknown: "not known to work any more"
        case .reachable: "possible now"
        case .steady: "no longer lost on some ways or ports"
        }
    }
}
