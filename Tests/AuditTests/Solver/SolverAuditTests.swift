import JSONText
import Testing

@testable import ReachabilityTests

/// What lint and diff say of random rules, proved by an SMT solver for every packet there is.
@Suite struct SolverAuditTests {
    @Test("z3 proves what lint says of rows of ACLs") func rowsOfACLs() throws {
        var lint = SolverLint(seed: 41)
        let cases = try (0..<150).map { _ in try lint.acl() }
        for fault in try Solver.faults(in: cases) { Issue.record("\(fault)") }
        for kind in ["never", "removable"] { #expect(cases.count { $0[kind] != [] } > 20, "\(kind)") }
    }

    @Test("z3 proves what lint says of rules of groups") func rulesOfGroups() throws {
        var lint = SolverLint(seed: 42)
        let cases = try (0..<150).map { _ in try lint.group() }
        for fault in try Solver.faults(in: cases) { Issue.record("\(fault)") }
        #expect(cases.count { $0.encodedString(indent: nil).contains("\"removable\":true") } > 20)
    }

    @Test("z3 proves what diff says was lost and gained") func changes() throws {
        let cases = try (UInt64(300)..<324).flatMap { try SolverDiff.cases(seed: $0) }
        for fault in try Solver.faults(in: cases) { Issue.record("\(fault.prefix(600))") }
        for kind in ["lost", "gained"] { #expect(cases.count { $0[kind] != [] } > 5, "\(kind) of \(cases.count)") }
    }
}
