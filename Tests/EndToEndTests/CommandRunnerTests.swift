import Foundation
import Testing

/// The runner that every other suite here leans on.
@Suite
struct CommandRunnerTests {
    private let shell = CommandRunner(executable: URL(filePath: "/bin/sh"), leadingArguments: ["-c"])

    @Test
    func passesInputAndKeepsTheStreamsApart() async throws {
        let result = try await shell.run(["cat; echo \"$WORD\" >&2; exit 3"], environment: ["WORD": "no"], input: "yes")
        #expect(result.status == 3)
        #expect(result.output == "yes")
        #expect(result.errors == "no\n")
    }

    @Test
    func hidesTheDevelopersOwnConfiguration() async throws {
        let result = try await shell.run(["echo ${AWS_PROFILE:-none}; ls -A ~/.aws 2>/dev/null; true"])
        #expect(result.output == "none\n")
    }

    @Test
    func reportsASignalAsAShellDoes() async throws {
        let result = try await shell.run(["kill -TERM $$"])
        #expect(result.status == 143, "\(result)")
    }

    @Test
    func killsWhatTakesTooLong() async throws {
        await #expect(throws: CommandFailure.self) { try await shell.run(["exec sleep 600"], seconds: 0.2) }
    }

    @Test
    func takesMoreOutputThanAPipeHolds() async throws {
        let result = try await shell.run(["head -c 1000000 /dev/zero | tr '\\0' x; head -c 1000000 /dev/zero >&2"])
        #expect(result.output.utf8.count == 1_000_000)
        #expect(result.errors.utf8.count == 1_000_000)
    }
}
