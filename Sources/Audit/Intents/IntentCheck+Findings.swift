public import Findings
import Reachability

extension IntentCheck {
    /// One finding for every intent that fails or is not known, in order of the file.
    public var findings: [Finding] { results.compactMap(\.finding) }
}

extension IntentResult {
    /// The finding; nil where the intent holds.
    public var finding: Finding? {
        switch status {
        case .holds: nil
        case .fails:
            Finding(
                code: code, severity: .error, direction: nil,
                component: counterexample?.decidingHop?.component ?? failing.first?.example.destination.id ?? "",
                message: "Line \(intent.line), \(intent.name): \(reason).", evidence: evidence)
        case .unknown:
            Finding(
                code: .intentUnknown, severity: .warning, direction: nil,
                component: unknown.first?.example.destination.id ?? gaps.first?.what ?? "",
                message: "Line \(intent.line), \(intent.name): it is not known whether this holds.",
                evidence: gaps.map { "\($0.what): \($0.why)" })
        }
    }

    /// What fails, in words.
    public var reason: String {
        let count = failing.reduce(0) { $0 + $1.count }
        let some = "\(count) of \(pairs) pair\(pairs == 1 ? "" : "s")"
        switch intent.demand {
        case .allow: return "connections of \(some) do not work"
        case .deny: return "packets of \(some) arrive"
        case .symmetric: return "the sides of \(some) may not open the same"
        case .isolated: return "packets of \(some) get through"
        case .encryptedPortOnly: return "packets of \(some) arrive at other ports"
        case .maxExposure(let most): return "\(exposed?.lowerBound ?? 0) ends are reached, \(most) may be"
        }
    }

    private var code: FindingCode {
        switch intent.demand {
        case .allow: .intentAllow
        case .deny: .intentDeny
        case .symmetric: .intentSymmetric
        case .isolated: .intentIsolated
        case .encryptedPortOnly: .intentEncryptedPortOnly
        case .maxExposure: .intentMaxExposure
        }
    }

    private var evidence: [String] {
        guard let hop = counterexample?.decidingHop else { return [] }
        return ["\(hop.component): \(hop.decidedBy)"]
    }
}
