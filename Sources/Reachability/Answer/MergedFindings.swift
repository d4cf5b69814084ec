import Findings

/// Findings of load balancers' own connections: nodes that meet the same refusal make one finding of it.
struct MergedFindings {
    private struct Key: Hashable {
        let code: FindingCode
        let component: String
        let direction: WalkDirection?
        let severity: Severity
    }

    private var places: [Key: Int] = [:]
    private var groups: [(first: Finding, messages: Set<String>)] = []

    /// More fixes than this for one component are a list nobody works through.
    private static let mostFixes = 8

    mutating func add(_ findings: [Finding], isDoubtful: Bool) {
        for var finding in findings {
            if isDoubtful, finding.severity == .error { finding.severity = .warning }
            let key = Key(
                code: finding.code, component: finding.component, direction: finding.direction,
                severity: finding.severity)
            guard let place = places[key] else {
                places[key] = groups.count
                groups.append((finding, [finding.message]))
                continue
            }
            guard groups[place].messages.insert(finding.message).inserted else { continue }
            for text in finding.evidence where !groups[place].first.evidence.contains(text) {
                groups[place].first.evidence.append(text)
            }
            for fix in finding.fixes
            where !groups[place].first.fixes.contains(fix) && groups[place].first.fixes.count < Self.mostFixes {
                groups[place].first.fixes.append(fix)
            }
        }
    }

    var all: [Finding] {
        groups.map { group in
            var finding = group.first
            let others = group.messages.count - 1
            if others > 0 {
                finding.message +=
                    " The same holds for \(others) more way\(others == 1 ? "" : "s") of the load balancer."
            }
            return finding
        }
    }
}
