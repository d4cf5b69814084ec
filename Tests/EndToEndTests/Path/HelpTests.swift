import Foundation
import Testing

/// The help of every command: examples that work, and no option that no test asks for.
@Suite
struct HelpTests {
    private func help(_ command: String) async throws -> String {
        let result = try await CommandRunner.awsdrops.run([command, "--help"])
        #expect(result.status == 0 && result.errors.isEmpty)
        return result.output
    }

    private func commands() async throws -> [String] {
        let lines = try await CommandRunner.awsdrops.run(["--help"]).output.split(separator: "\n")
        let start = try #require(lines.firstIndex { $0.hasPrefix("SUBCOMMANDS:") })
        return lines[(start + 1)...].compactMap { line in
            line.firstMatch(of: /^[ ]{2}([a-z]+)[ ]{2}/).map { String($0.1) }
        }
    }

    @Test
    func everyCommandHasExamples() async throws {
        let commands = try await commands()
        #expect(commands.contains("path") && commands.contains("explain"), "\(commands)")
        for command in commands where command != "help" {
            let help = try await help(command)
            let examples = help.split(separator: "\n").filter { $0.hasPrefix("  awsdrops \(command)") }
            #expect(help.contains("EXAMPLES\n") && !examples.isEmpty, "\(command)")
            // A line that help breaks cannot be pasted.
            #expect(examples.allSatisfy { $0.count <= 80 })
        }
        let root = try await CommandRunner.awsdrops.run(["--help"]).output
        #expect(root.contains("EXAMPLES\n") && root.contains("EXIT STATUS\n"))
    }

    /// The examples of `path` are sound usage: on the demo they fail over names it does not have, if at all.
    @Test
    func theExamplesOfPathAreAccepted() async throws {
        let lines = try await help("path").split(separator: "\n").filter { $0.hasPrefix("  awsdrops path ") }
        #expect(lines.count >= 4)
        for line in lines {
            var arguments = line.split(separator: " ").dropFirst().map(String.init)
            for option in ["--snapshot", "--with", "--against", "--flow-logs"] {
                if let place = arguments.firstIndex(of: option) { arguments.removeSubrange(place...place + 1) }
            }
            let result = try await CommandRunner.awsdrops.run(
                arguments + ["--snapshot", Project.demoSnapshot.path])
            let isUnknownName = result.status == 64 && result.errors.contains("no instance, interface or Name tag")
            #expect([0, 1, 3].contains(result.status) || isUnknownName, "\(line): \(result)")
        }
    }

    @Test(arguments: ["path", "explain", "capture", "flows"])
    func everyOptionIsAskedForByATest(command: String) async throws {
        let folder = Project.root.appending(path: "Tests/EndToEndTests")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
        var tests = ""
        for case let file as URL in files where file.pathExtension == "swift" {
            tests += try String(contentsOf: file, encoding: .utf8)
        }
        let options = try await help(command).split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^  (?:-., )?(--[a-z-]+)/).map { String($0.1) }
        }
        #expect(options.count > 3)
        for option in options { #expect(tests.contains("\"\(option)\""), "\(option) of \(command)") }
    }
}
