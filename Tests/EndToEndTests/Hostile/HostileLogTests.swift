import Foundation
import JSONText
import Testing

/// Flow logs that are too many, too long or not meant to be read: in bounded memory, and with a word about each.
struct HostileLogTests {
    private static let record =
        "2 111122223333 eni-0a1 10.0.1.5 10.0.2.5 40000 443 6 1 40 1700000000 1700000060 REJECT OK"

    @Test func tenThousandSmallFilesAreRead() async throws {
        let folder = try TemporaryDirectory()
        for number in 0..<10_000 {
            let file = folder.url.appending(path: "\(number).log")
            try Data((Self.record.replacing("10.0.1.5", with: "10.0.1.\(number % 200)") + "\n").utf8).write(to: file)
        }
        let result = try await CommandRunner.measuring.run(["flows", folder.url.path, "--output", "json"])
        let answer = try JSONDocument(parsing: result.output).root.value
        #expect(result.status == 0 && answer["rejected"] == 10_000)
        #expect(answer["groups"]?.members.count == 200)
        let peak = try result.peakMegabytes
        #expect(peak < 150, "\(peak) MB")
    }

    /// Memory is the same however long the log is: this one is four times what the program may take.
    @Test func aLogLargerThanItsMemoryIsRead() async throws {
        let shell = CommandRunner(executable: URL(filePath: "/bin/sh"), leadingArguments: ["-c"])
        let result = try await shell.run(
            [
                """
                yes "$RECORD" | head -n 6000000 | "$PYTHON" -c '
                import resource, subprocess, sys
                status = subprocess.run([sys.argv[1], "flows", "-", "--output", "json"]).returncode
                print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
                sys.exit(status)' "$PROGRAM"
                """
            ],
            environment: [
                "RECORD": Self.record, "PYTHON": Project.python.path, "PROGRAM": Project.awsdrops.path,
            ])
        #expect(result.status == 0, "\(result)")
        #expect(try JSONDocument(parsing: result.output).root.value["rejected"] == 6_000_000)
        let peak = try result.peakMegabytes
        #expect(peak < 134, "\(peak) MB")
    }

    /// Whoever can reach a network can write into its logs' neighbours: nothing of a line reaches the terminal raw.
    @Test func whatALineHoldsNeverDrawsOnTheTerminal() async throws {
        let folder = try TemporaryDirectory()
        let hostile = Self.record.replacing("eni-0a1", with: "eni-\u{1B}]0;owned\u{7}\u{202E}")
        let file = try folder.write(
            "\(hostile)\n\u{1B}[2Jforged\n\(Self.record)\n", to: "a\u{1B}[31m.log")
        for view in [
            [], ["--by", "interface-id"], ["--records"], ["--output", "csv"], ["--output", "markdown"], ["--stats"],
        ] {
            let result = try await CommandRunner.awsdrops.run(["flows", file.path] + view)
            #expect(result.status == 0, "\(view) \(result.errors)")
            let text = result.output + result.errors
            #expect(
                !text.contains("\u{1B}") && !text.contains("\u{7}") && !text.contains("\u{202E}"), "\(view) \(text)")
        }
    }
}
