import Findings
import JSONText
import Testing

@testable import ReachabilityTests

/// One code of `awsdrops path`: a small network that has the fault, and the question that meets it.
struct CodeCase: Sendable, CustomTestStringConvertible {
    let code: FindingCode
    let draft: NetworkDraft
    let source: String
    let destination: String
    let options: [String]
    /// Words of the fix: of its description, or of its command. Nil for what is missing in a snapshot: gaps have no fix.
    let fix: String?

    var testDescription: String { code.rawValue }

    /// - Parameter change: Puts the fault into the network.
    init(
        _ code: FindingCode, in draft: NetworkDraft, _ source: String, _ destination: String, options: [String] = [],
        fix: String?, change: (inout NetworkDraft) -> Void = { _ in }
    ) {
        var changed = draft
        change(&changed)
        self.code = code
        self.draft = changed
        self.source = source
        self.destination = destination
        self.options = options
        self.fix = fix
    }

    static let all: [CodeCase] =
        filters + routes + gateways + inspection + transitGateways + sites + endpoints + ends + balancers + targets
        + sizes
}
