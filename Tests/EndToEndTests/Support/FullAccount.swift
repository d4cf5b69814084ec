import Foundation

/// An account that has something for every call of a collection, secrets included; `full_account.py` writes it.
struct FullAccount: Sendable {
    /// As AWS would answer.
    var served: URL { scratch.url.appending(path: "account/served") }
    /// As it may lie on disk: without secrets.
    var wanted: URL { scratch.url.appending(path: "account/wanted") }
    /// What each secret has in it.
    static let secret = "seeded-secret"
    private let scratch: TemporaryDirectory

    /// One for all tests; nothing changes it.
    static let shared = Task { () async throws -> FullAccount in
        let scratch = try TemporaryDirectory()
        let script = Project.testPrograms.appending(path: "full_account.py")
        let result = try await CommandRunner.python(script).run([scratch.url.appending(path: "account").path])
        guard result.status == 0 else { throw CommandFailure("full_account.py failed: \(result.errors)") }
        return FullAccount(scratch: scratch)
    }
}
