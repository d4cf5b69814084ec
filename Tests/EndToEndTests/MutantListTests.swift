import Foundation
import Testing

/// The list of rules and of the tests that fail without them.
@Suite
struct MutantListTests {
    @Test func everyChangeFitsItsSourceAndEveryTestExists() async throws {
        let result = try await CommandRunner.python(Project.scripts.appending(path: "check-mutants")).run(["--check"])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
    }
}
