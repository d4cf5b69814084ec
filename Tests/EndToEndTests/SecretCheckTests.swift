import Foundation
import Testing

/// The search for secrets that every run of the program goes through.
@Suite
struct SecretCheckTests {
    private let shell = CommandRunner(executable: URL(filePath: "/bin/sh"), leadingArguments: ["-c"])
    private let key = "0123456789abcdefSecretOfThisTest"

    @Test(arguments: SeededSecrets.all)
    func everySecretIsFoundInBothStreams(secret: String) async throws {
        for stream in ["standard output", "standard error"] {
            let redirection = stream == "standard error" ? ">&2" : ""
            try await expectLeak(of: secret, at: stream, "printf 'x%sx' '\(secret)' \(redirection)")
        }
    }

    @Test(arguments: ["a.json", "deep/.hidden"], [true, false])
    func aSecretIsFoundInAFile(name: String, isJoined: Bool) async throws {
        let scratch = try TemporaryDirectory()
        let file = try scratch.write("{\"Key\": \"seeded-secret.psk\"}", to: name)
        let options = isJoined ? ["--out=\(scratch.url.path)"] : ["--out", scratch.url.path]
        try await expectLeak(of: "seeded-secret", at: "/\(name)", "true", options)
        try FileManager.default.removeItem(at: file)
        _ = try await shell.run(["true", Project.awsdrops.path] + options)
    }

    @Test(arguments: ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN"])
    func aSecretOfTheEnvironmentIsFound(variable: String) async throws {
        try await expectLeak(
            of: key, at: "standard output", "echo \"$\(variable)\"", environment: [variable: key])
    }

    @Test func otherProgramsMayPrintThem() async throws {
        #expect(try await shell.run(["echo seeded-secret"]).output == "seeded-secret\n")
    }

    @Test func theServersKeyHasTheStartThatIsLookedFor() {
        #expect(ReplayServer.secretKey.hasPrefix(SeededSecrets.secretKey))
    }

    /// Runs a shell as if it were the program, and expects the one leak and no other issue.
    private func expectLeak(
        of secret: String, at place: String, _ script: String, _ options: [String] = [],
        environment: [String: String] = [:]
    ) async throws {
        try await withKnownIssue("a deliberate leak") {
            _ = try await shell.run([script, Project.awsdrops.path] + options, environment: environment)
        } matching: { issue in
            issue.comments.contains { $0.rawValue.contains("\"\(secret)\" is in") && $0.rawValue.hasSuffix(place) }
        }
    }
}
