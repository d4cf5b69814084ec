import Foundation
import Testing

/// What the README shows is what the program prints.
@Suite
struct ReadmeTests {
    @Test
    func theScreenOfTheReadmeIsRealOutput() async throws {
        let readme = try String(contentsOf: Project.root.appending(path: "README.md"), encoding: .utf8)
        let lines = readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let start = try #require(lines.firstIndex { $0.hasPrefix("    $ awsdrops ") })
        let block = lines[(start + 1)...].prefix { $0.isEmpty || $0.hasPrefix("    ") }
        let shown = block.map { $0.isEmpty ? "" : String($0.dropFirst(4)) }.joined(separator: "\n")
        let arguments = lines[start].split(separator: " ").dropFirst(2).map { part in
            part == "Fixtures/demo" ? Project.demoSnapshot.path : String(part)
        }
        let result = try await CommandRunner.awsdrops.run(arguments)
        #expect(result.output == shown)
    }
}
