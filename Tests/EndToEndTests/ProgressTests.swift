import Foundation
import Testing

/// What `collect` tells on standard error while it works, and at the end.
@Suite(.serialized)
struct ProgressTests {
    private let scratch: TemporaryDirectory

    init() throws { scratch = try TemporaryDirectory() }

    private func words(_ server: ReplayServer) -> [String] {
        ["collect", "--out", scratch.url.appending(path: "snapshot").path, "--endpoint-url", server.url]
    }

    @Test func oneLineWhereNobodyWatches() async throws {
        let server = try await ReplayServer.start()
        let result = try await CommandRunner.awsdrops.run(words(server), environment: ReplayServer.environment)
        #expect(result.status == 0 && result.output.isEmpty)
        #expect(
            result.errors.wholeMatch(of: /awsdrops: .*snapshot: \d{2,3} calls, \d{2,} resources in \d+\.\d s\n/) != nil,
            "\(result.errors)")
    }

    @Test func quietMeansNoLine() async throws {
        let server = try await ReplayServer.start()
        let result = try await CommandRunner.awsdrops.run(
            words(server) + ["--quiet"], environment: ReplayServer.environment)
        #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty, "\(result.errors)")
    }

    @Test func aTerminalShowsHowFarItIsAndWhatIsSlow() async throws {
        let server = try await ReplayServer.start(faults: ["*=delay"])
        let result = try await CommandRunner.python(Project.testPrograms.appending(path: "at_terminal.py")).run(
            ["", Project.awsdrops.path] + words(server), environment: ReplayServer.environment)
        #expect(result.status == 0, "\(result.output)")
        let lines = result.output.components(separatedBy: "\r\u{1B}[K")
        let line =
            /\d+ calls done, \d+ to go, \d+ resources, \d+ pages\/s, waiting \d+\.\d s for [a-z0-9-]+ \w+ eu-west-1/
        #expect(lines.count > 5 && lines.contains { $0.wholeMatch(of: line) != nil }, "\(lines)")
        // The line is gone before the summary comes.
        #expect(lines.last?.contains("resources in") == true && lines.last?.contains("to go") == false)
    }
}
