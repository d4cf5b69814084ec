import Foundation
import Synchronization
import Testing

@testable import AWSClient

/// The cache that awsdrops shares with the AWS CLI, on a real disk.
struct RoleCacheTests {
    private static let config = """
        [profile shared]
        region = eu-west-1
        role_arn = arn:aws:iam::111122223333:role/shared
        credential_source = Environment
        external_id = e-1
        mfa_serial = arn:aws:iam::111122223333:mfa/me
        duration_seconds = 3600
        """

    /// A profile whose home is real, and a person who must not be asked where `isKept`.
    private func credentials(home: URL, isKept: Bool) async throws -> AWSCredentials {
        var input = TestSettings(
            config: Self.config, environment: ["AWS_ACCESS_KEY_ID": "AKIA", "AWS_SECRET_ACCESS_KEY": "s"]
        )
        .input
        input.home = home.path
        input.profile = "shared"
        input.readFile = { path in
            path.hasSuffix("/.aws/config") ? Self.config : try? String(contentsOfFile: path, encoding: .utf8)
        }
        let end = UTCInstant(secondsSinceEpoch: Int64(Date().timeIntervalSince1970) + 3600).iso8601
        let machine = TestMachine(TestSettings()) { request in
            isKept
                ? await TestMachine.nobody(request)
                : .success(STSAnswers.role(request, key: "ASIAFROMHERE", lasting: end))
        }
        machine.clock.withLock { $0 = Int64(Date().timeIntervalSince1970) }
        var effects = machine.effects
        effects.writePrivateFile = { PrivateFile.write($1, to: $0) }
        return try await CredentialsSource(settings: .resolve(input), effects: effects).current()
    }

    private func withHome(_ body: (URL, URL) async throws -> Void) async throws {
        let home = FileManager.default.temporaryDirectory.appending(path: "awsdrops-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: home) }
        try await body(home, home.appending(path: ".aws/cli/cache"))
    }

    @Test func theCLIReadsWhatIsWrittenHere() async throws {
        try await withHome { home, cache in
            #expect(try await credentials(home: home, isKept: false).accessKeyID == "ASIAFROMHERE")
            let read = try PythonTool.run([PackagePaths.support("share_role_cache.py"), "read", cache.path])
            #expect(read == "ASIAFROMHERE\n")
            let files = try FileManager.default.contentsOfDirectory(atPath: cache.path)
            let mode = try FileManager.default.attributesOfItem(atPath: cache.appending(path: files[0]).path)[
                .posixPermissions]
            #expect(files.count == 1 && mode as? Int == 0o600)
        }
    }

    @Test func whatTheCLIWritesIsReadHere() async throws {
        try await withHome { home, cache in
            _ = try PythonTool.run([PackagePaths.support("share_role_cache.py"), "write", cache.path])
            let found = try await credentials(home: home, isKept: true)
            #expect(found.accessKeyID == "ASIAFROMCLI" && found.accountID == "111122223333")
        }
    }
}
