import Foundation
import Testing

/// Accounts that have something for every call of a collection, secrets included.
struct FullAccount: Sendable {
    /// As AWS would answer.
    var served: URL { scratch.url.appending(path: "account/served") }
    /// As it may lie on disk: without secrets.
    var wanted: URL { scratch.url.appending(path: "account/wanted") }
    private let scratch: TemporaryDirectory

    /// The network of the demo, and every member of every other answer; `full_account.py` writes it. One for all tests;
    /// nothing changes it.
    static let shared = Task { try await make("full_account.py") }

    /// A company with two accounts and two regions, where everything leads to something; `company/` says to what. One
    /// for all tests; nothing changes it.
    static let company = Task { try await make("make_company.py") }

    private static func make(_ program: String) async throws -> FullAccount {
        let scratch = try TemporaryDirectory()
        let script = Project.testPrograms.appending(path: program)
        let result = try await CommandRunner.python(script).run([scratch.url.appending(path: "account").path])
        guard result.status == 0 else { throw CommandFailure("\(program) failed: \(result.errors)") }
        return FullAccount(scratch: scratch)
    }

    /// Everything of the accounts is there, and nothing else but empty answers.
    func expectWanted(in out: URL) throws {
        let files = Set(SnapshotComparison.files(below: wanted))
        for name in try SnapshotComparison.differences(wanted, out) {
            let content = try JSONSerialization.jsonObject(with: Data(contentsOf: out.appending(path: name)))
            let isEmpty = (content as? [String: [NSObject]])?.values.allSatisfy(\.isEmpty) ?? false
            #expect(isEmpty && !files.contains(name), "\(name)")
        }
    }
}
