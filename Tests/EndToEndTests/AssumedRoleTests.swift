import Foundation
import Testing

/// Roles assumed by the whole program, at moto's STS, with a person at a terminal.
@Suite struct AssumedRoleTests {
    private static let server = Task { try await MotoServer.start() }

    private static let config = """
        [profile role]
        role_arn = arn:aws:iam::123456789012:role/reader
        source_profile = keys
        mfa_serial = arn:aws:iam::123456789012:mfa/me
        region = eu-west-1
        [profile keys]
        aws_access_key_id = AKIDEXAMPLE
        aws_secret_access_key = SEEDED-SECRET
        """

    /// A home with the profiles, and what leads the program there.
    private func machine(
        _ moto: MotoServer, config: String = config
    ) throws -> (home: TemporaryDirectory, environment: [String: String]) {
        let home = try TemporaryDirectory()
        try home.write(config, to: ".aws/config")
        return (home, ["HOME": home.url.path, "AWS_ENDPOINT_URL": moto.url])
    }

    private func atTerminal(_ typed: String, _ environment: [String: String]) async throws -> CommandResult {
        try await CommandRunner.python(Project.testPrograms.appending(path: "at_terminal.py")).run(
            [typed, Project.awsdrops.path, "doctor", "--profile", "role"], environment: environment)
    }

    @Test func aPersonTypesTheCodeOnce() async throws {
        let moto = try await Self.server.value
        let (home, environment) = try machine(moto)
        let first = try await atTerminal("654321\n", environment)
        #expect(first.output.contains("Enter MFA code for arn:aws:iam::123456789012:mfa/me: "), "\(first.output)")
        #expect(first.output.contains("assumed-role/reader/awsdrops-"), "\(first.output)")
        #expect(!first.output.contains("654321"))
        // The second run needs neither the person nor a terminal, and the AWS CLI does not either.
        let second = try await CommandRunner.awsdrops.run(["doctor", "--profile", "role"], environment: environment)
        #expect(second.output.contains("assumed-role/reader/awsdrops-"), "\(second.errors)")
        let cli = try await CommandRunner.awsCLI.run(
            ["sts", "get-caller-identity", "--profile", "role"], environment: environment)
        #expect(cli.status == 0 && cli.output.contains("assumed-role/reader/awsdrops-"), "\(cli.errors)")
        let kept = try FileManager.default.contentsOfDirectory(atPath: home.url.appending(path: ".aws/cli/cache").path)
        #expect(kept.count == 1)
    }

    @Test func anInterruptAtTheQuestionEndsTheProgram() async throws {
        let moto = try await Self.server.value
        let (home, environment) = try machine(moto)
        defer { withExtendedLifetime(home) {} }
        let result = try await atTerminal("12^C", environment)
        #expect(result.status == 130, "\(result.status): \(result.output)")
    }

    @Test func withoutATerminalItSaysWhatToDo() async throws {
        let moto = try await Self.server.value
        let (home, environment) = try machine(moto)
        defer { withExtendedLifetime(home) {} }
        let setsid = CommandRunner(executable: URL(filePath: "/usr/bin/setsid"), leadingArguments: ["--wait"])
        let result = try await setsid.run(
            [Project.awsdrops.path, "doctor", "--profile", "role"], environment: environment)
        #expect(result.status == 77 && result.errors.contains("there is no terminal to ask at"), "\(result.errors)")
    }

    @Test func aSourceThatIsNotThereIsNoLackOfPermission() async throws {
        let config = Self.config.split(separator: "\n").filter { !$0.hasPrefix("mfa_serial") }.joined(separator: "\n")
        let (home, environment) = try machine(try await Self.server.value, config: config)
        let result = try await CommandRunner.awsdrops.run(
            ["collect", "--out", home.url.appending(path: "out").path, "--profile", "role"],
            environment: environment.merging([
                "AWS_ENDPOINT_URL_STS": "http://127.0.0.1:9", "AWS_MAX_ATTEMPTS": "1",
            ]) { $1 })
        #expect(result.status == 69 && result.errors.contains("127.0.0.1:9"), "\(result.errors)")
    }
}
