import Foundation
import Testing

/// Results that cannot be written: status 74 and a reason, or a quiet end where the reader has left.
@Suite
struct OutputFailureTests {
    private let shell = CommandRunner(executable: URL(filePath: "/bin/sh"), leadingArguments: ["-c"])
    private let path = "\"$PROGRAM\" path --snapshot \"$DEMO\" --src web-1 --dst app-1:8080"

    private func run(_ script: String) async throws -> CommandResult {
        try await shell.run(
            [script], environment: ["PROGRAM": Project.awsdrops.path, "DEMO": Project.demoSnapshot.path])
    }

    @Test(arguments: ["", " --output json", " --explain"])
    func aFullDeviceIsReported(option: String) async throws {
        let result = try await run("\(path)\(option) >/dev/full")
        #expect(result.status == 74)
        #expect(result.errors == "awsdrops: cannot write the results: No space left on device\n")
    }

    @Test
    func aClosedStandardOutputIsReported() async throws {
        let result = try await run("\(path) >&-")
        #expect(result.status == 74)
        #expect(result.errors == "awsdrops: cannot write the results: Bad file descriptor\n")
        #expect(try await run("\(path) <&- >&- 2>&-").status == 74)
    }

    @Test(arguments: ["--help", "--version", "path --help", "help path", "explain --all", "explain BAD_STATE"])
    func helpAndExplanationsAreResultsToo(arguments: String) async throws {
        let result = try await run("\"$PROGRAM\" \(arguments) >/dev/full")
        #expect(result.status == 74)
        #expect(result.errors == "awsdrops: cannot write the results: No space left on device\n")
    }

    @Test
    func aReaderThatLeavesEndsItQuietly() async throws {
        // Another test ignores the signal for a moment, and what is started in that moment inherits it.
        let result = try await run("{ env --default-signal=PIPE \(path); echo $? >&2; } | true")
        #expect(result.errors == "141\n" || result.errors == "0\n", "\(result)")
    }
}
