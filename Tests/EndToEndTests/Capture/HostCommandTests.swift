import Foundation
import JSONText
import Testing

/// `awsdrops host`, run as a user runs it.
@Suite struct HostCommandTests {
    private func bundle(_ name: String) -> String { CaptureCommandTests.fixtures.appending(path: "\(name).host").path }

    private func run(_ arguments: [String]) async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(["host"] + arguments)
    }

    @Test func namesTheCause() async throws {
        let result = try await run([bundle("listen-overflow-server")])
        #expect(result.status == 1 && result.errors.isEmpty)
        #expect(result.output.contains("1. error ACCEPT_QUEUE_OVERFLOW"))
        #expect(result.output.contains("(linux.backlog)") && result.output.contains("3 connections wait, 2 may"))
    }

    @Test func aHealthyHostHasNoFinding() async throws {
        let result = try await run([bundle("healthy-server"), "--fail-on", "info"])
        #expect(result.status == 0 && result.output.contains("Nothing found"))
    }

    @Test func theReportIsJSONOfItsSchema() async throws {
        let result = try await run([bundle("corruption-server"), "--output", "json"])
        let report = try JSONDocument(parsing: result.output).root.value
        #expect(report["schema"] == "awsdrops.host/1" && report["looks"] == 2)
        #expect(report["findings"]?[0]?["cause"] == "network.corruption")
    }

    @Test func badUsageIsTold() async throws {
        #expect(try await run(["/nowhere"]).status == 66)
        #expect(try await run([]).status == 64)
    }
}
