import Findings
import Reachability
import Testing

/// Every component through every verdict, IPv4 and IPv6: the answer, and the hop that it hangs on.
@Suite struct ComponentTableTests {
    @Test(arguments: ComponentCase.all) func verdict(_ row: ComponentCase) throws {
        let answer = try row.draft.ask(row.source, row.destination, row.options)
        #expect(answer.verdict == row.verdict, "\(answer.findings.map(\.message)) \(answer.gaps)")
        #expect((row.verdict == .unknown) == !answer.gaps.isEmpty)
        guard let kind = row.kind else { return }
        if row.isReply { #expect(answer.forward == .allowed && answer.return == row.verdict) }
        let hops = answer.ways.flatMap { row.isReply ? $0.returnHops : $0.forwardHops + $0.returnHops }
        let decides = hops.contains { hop in
            hop.kind == kind && !hop.isBeyondBlocker && [.denied, .partial].contains(hop.verdict) && hop.code != nil
        }
        #expect(decides, "\(hops.map { "\($0.kind) \($0.verdict)" })")
    }
}
