import Foundation
import Testing

/// Runs programs to their end, in an environment that holds nothing of the developer's own AWS set-up.
struct CommandRunner: Sendable {
    let executable: URL
    let leadingArguments: [String]

    /// The program under test.
    static let awsdrops = CommandRunner(executable: Project.awsdrops, leadingArguments: [])

    /// A script of the tests, run by the Python of `.venv`.
    static func python(_ script: URL) -> CommandRunner {
        CommandRunner(executable: Project.python, leadingArguments: [script.path])
    }

    /// The AWS CLI of `.venv`.
    static let awsCLI = CommandRunner(executable: Project.python, leadingArguments: ["-m", "awscli"])

    /// The environment every program starts with; `home` is where `~` leads to.
    static func environment(home: URL, adding more: [String: String] = [:]) -> [String: String] {
        [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": home.path,
            "LANG": "C.UTF-8", "AWS_EC2_METADATA_DISABLED": "true", "PYTHONDONTWRITEBYTECODE": "1",
        ].merging(more) { _, given in given }
    }

    /// Runs the program and returns what it printed.
    ///
    /// Output goes through files, so that a program may print any amount on both streams without waiting for a reader.
    /// Where the program under test takes part, a secret in its output or in what it wrote is an issue of the test.
    /// - Parameters:
    ///   - environment: added to, or in place of, what every program starts with.
    ///   - input: what the program reads on standard input; nothing is an input that is at its end.
    ///   - seconds: how long the program may run before it is killed and an error thrown.
    ///   - signal: what to send to the program, and when: as soon as the condition holds.
    func run(
        _ arguments: [String] = [], environment: [String: String] = [:], input: String = "", seconds: Double = 300,
        signal: (number: Int32, condition: @Sendable () -> Bool)? = nil
    ) async throws -> CommandResult {
        let scratch = try TemporaryDirectory()
        let output = try scratch.write("", to: "output")
        let errors = try scratch.write("", to: "errors")
        let process = Process()
        process.executableURL = executable
        process.arguments = leadingArguments + arguments
        process.environment = Self.environment(home: scratch.url, adding: environment)
        let standardInput = try FileHandle(forReadingFrom: scratch.write(input, to: "input"))
        let standardOutput = try FileHandle(forWritingTo: output)
        let standardError = try FileHandle(forWritingTo: errors)
        // A process outlives its end in Foundation, and hundreds of tests would keep thousands of files open.
        defer { for file in [standardInput, standardOutput, standardError] { try? file.close() } }
        process.standardInput = standardInput
        process.standardOutput = standardOutput
        process.standardError = standardError
        try await process.runToEnd(seconds: seconds, signal: signal)
        let words = [executable.path] + leadingArguments + arguments + environment.values
        if words.contains(where: { $0.contains(Project.awsdrops.path) }) {
            try recordLeaks(output: output, errors: errors, arguments: arguments, environment: environment)
        }
        let killed = process.terminationReason == .uncaughtSignal
        return try CommandResult(
            status: killed ? 128 + process.terminationStatus : process.terminationStatus,
            output: String(decoding: Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: Data(contentsOf: errors), as: UTF8.self))
    }

    private func recordLeaks(
        output: URL, errors: URL, arguments: [String], environment: [String: String]
    ) throws {
        let check = SecretCheck(secrets: SeededSecrets.all + SeededSecrets.given(in: environment))
        let leaks =
            try check.leaks(in: Data(contentsOf: output), at: "standard output")
            + check.leaks(in: Data(contentsOf: errors), at: "standard error")
            + SecretCheck.outputFolders(in: arguments).flatMap(check.leaks)
        for leak in leaks { Issue.record("\(leak)") }
    }
}
