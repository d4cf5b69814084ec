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

    /// This host, looked at twice; what it says depends on the machine, its form does not.
    @Test func theLiveHostIsLookedAtTwice() async throws {
        let result = try await run(["--interval", "1", "--output", "json"])
        let report = try JSONDocument(parsing: result.output).root.value
        #expect(report["looks"] == 2 && report["notRead"] != nil)
        #expect(result.errors.contains("Looking again in 1 s."))
    }

    @Test func aCollectedBundleIsRead() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "awsdrops-host-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try await run(["--interval", "1", "--collect", folder.path]).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["after", "before"])
        #expect(try await run([folder.path]).output.contains("between two looks"))
        #expect(try await run(["--collect", folder.path]).status == 74)
    }

    @Test func badUsageIsTold() async throws {
        #expect(try await run(["/nowhere"]).status == 66)
        #expect(try await run(["bundle", "--collect", "x"]).status == 64)
        #expect(try await run(["--interval", "0"]).status == 64)
    }
}
