import Foundation
import JSONText
import Testing

/// Random operations and random filters, whose results an SMT solver proves to be right for every packet there is.
///
/// `AWSDROPS_SOLVER_CASES` says how many instead of 10000.
@Suite struct SolverPropertyTests {
    private static let count =
        ProcessInfo.processInfo.environment["AWSDROPS_SOLVER_CASES"].flatMap { Int($0) } ?? 10000

    @Test("z3 proves operations on sets of packets") func operations() throws {
        var algebra = SolverAlgebra(seed: 20)
        let cases = (0..<Self.count * 4 / 5).map { _ in algebra.next() }
        for fault in try Solver.faults(in: cases) { Issue.record("\(fault)") }
    }

    @Test("z3 proves what filters drop") func filters() throws {
        let cases = try (0..<UInt64(Self.count / 20)).flatMap { try SolverPaths.cases(seed: 7000 + $0) }
        #expect(cases.count > Self.count / 10)
        for fault in try Solver.faults(in: cases) { Issue.record("\(fault)") }
    }
}
