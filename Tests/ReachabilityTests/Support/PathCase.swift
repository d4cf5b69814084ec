import Findings
import NetworkSets
import Reachability
import Testing

/// One line of a table: a network, a change of it, a question, and the answer that the facts demand.
struct PathCase: Sendable, CustomTestStringConvertible {
    let name: String
    var network: Network
    let asked: Asked
    let verdict: Verdict
    /// The first component that refuses, and its code.
    var blocker: (component: String, code: FindingCode)?
    /// The destination ports of what is dropped.
    var dropped: String?
    /// The source ports of what is dropped.
    var droppedSources: String?
    /// What a gap names.
    var gap: String?

    init(
        _ name: String, in network: Network = .pair, ask asked: Asked = .server443, _ verdict: Verdict,
        _ component: String? = nil, _ code: FindingCode? = nil, dropped: String? = nil, droppedSources: String? = nil,
        gap: String? = nil, change: (inout Network) -> Void = { _ in }
    ) {
        self.name = name
        self.network = network
        self.asked = asked
        self.verdict = verdict
        if let component, let code { blocker = (component, code) }
        self.dropped = dropped
        self.droppedSources = droppedSources
        self.gap = gap
        change(&self.network)
    }

    var testDescription: String { name }

    /// Asks and compares.
    func check() throws {
        let answer = try asked.answer(network)
        #expect(answer.verdict == verdict)
        let first = answer.findings.first { $0.severity == .error }
        #expect(first?.component == blocker?.component)
        #expect(first?.code == blocker?.code)
        let lost = answer.dropped.reduce(FlowSet()) { $0.union($1.packets) }
        #expect(lost.isEmpty == (verdict == .allowed || verdict == .unknown))
        if verdict == .denied { #expect(lost == answer.question.packets) }
        if let dropped { #expect(lost.destinationPorts.portDescription == dropped) }
        if let droppedSources { #expect(lost.sourcePorts.portDescription == droppedSources) }
        #expect((gap == nil) == answer.gaps.isEmpty)
        if let gap { #expect(answer.gaps.map(\.what).contains(gap)) }
    }
}
