import Foundation
import Testing

/// The examples of docs/reading-answers.md, run: what the page shows is what the command prints.
@Suite struct ReadingAnswersTests {
    /// Each command of the page, and what the names in it stand for here.
    static let files = [
        "capture client.pcap": ["client.pcap": "mtu-black-hole-client.pcap.gz"],
        "capture client.pcap server.pcap": [
            "client.pcap": "loss-client.pcap.gz", "server.pcap": "loss-server.pcap.gz",
        ],
        "host bundle": ["bundle": "listen-overflow-server.host"],
        "host bundle --capture trace.pcap": ["bundle": "loss-client.host", "trace.pcap": "loss-client.pcap.gz"],
    ]

    /// The commands behind `$` and the lines below each, without their indentation.
    private static func examples() throws -> [(command: String, lines: [String])] {
        let page = try String(contentsOf: Project.root.appending(path: "docs/reading-answers.md"), encoding: .utf8)
        var examples: [(command: String, lines: [String])] = []
        var isInside = false
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("    $ awsdrops ") {
                examples.append((String(line.dropFirst(15)), []))
                isInside = true
            } else if line.hasPrefix("    "), isInside {
                examples[examples.count - 1].lines.append(line.trimmingCharacters(in: .whitespaces))
            } else {
                isInside = false
            }
        }
        return examples
    }

    @Test func everyExampleIsTrue() async throws {
        let examples = try Self.examples()
        #expect(Set(examples.map(\.command)) == Set(Self.files.keys))
        for (command, lines) in examples {
            let folder = try TemporaryDirectory()
            for (name, fixture) in Self.files[command] ?? [:] {
                try FileManager.default.copyItem(
                    at: CaptureCommandTests.fixtures.appending(path: fixture), to: folder.url.appending(path: name))
            }
            let shell = CommandRunner(executable: URL(filePath: "/bin/sh"), leadingArguments: ["-c"])
            let result = try await shell.run(["cd '\(folder.url.path)' && '\(Project.awsdrops.path)' \(command)"])
            #expect(!lines.isEmpty)
            for line in lines { #expect(result.output.contains(line), "\(command)\n\(result.output)") }
        }
    }
}
