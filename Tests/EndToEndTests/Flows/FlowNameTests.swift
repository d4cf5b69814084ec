import Foundation
import JSONText
import Testing

/// With a snapshot, `flows` says who the addresses are.
@Suite struct FlowNameTests {
    private func run(_ flow: String, _ output: String, snapshot: URL = Project.demoSnapshot) async throws
        -> CommandResult
    {
        let scratch = try TemporaryDirectory()
        let file = try scratch.write(
            FlowText.file(["2 1 \(flow) 6 1 60 1738281600 1738281660 REJECT OK"]), to: "flows.log")
        return try await CommandRunner.awsdrops.run(
            ["flows", file.path, "--snapshot", snapshot.path, "--output", output])
    }

    private static let toDatabase = "eni-020db7f9c4d81c38d 10.0.0.10 10.0.20.10 40000 5432"

    @Test func everyFormNamesBothEnds() async throws {
        let text = try await run(Self.toDatabase, "text").output
        #expect(text.contains("10.0.0.10 (web-1)") && text.contains("10.0.20.10:5432 (db-1)"), "\(text)")
        let csv = try await run(Self.toDatabase, "csv").output
        #expect(csv.contains("fix,source-name,destination-name\n") && csv.contains(",web-1,db-1\n"), "\(csv)")
        let report = try JSONDocument(parsing: try await run(Self.toDatabase, "json").output).root
        let group = report["groups"]?.elements.first?.value
        #expect(group?["sourceEnd"]?["name"]?.text == "web-1")
        #expect(group?["destinationEnd"]?["interface"]?.text == "eni-020db7f9c4d81c38d")
        #expect(group?["destinationEnd"]?["subnet"]?.text?.hasPrefix("subnet-") == true)
        #expect(group?["destinationEnd"]?["instance"]?.text?.hasPrefix("i-") == true)
    }

    @Test func strangersHaveNone() async throws {
        let report = try JSONDocument(
            parsing: try await run("eni-020db7f9c4d81c38d 198.51.100.7 10.0.20.10 40000 5432", "json").output
        ).root
        let group = report["groups"]?.elements.first?.value
        #expect(group?["sourceEnd"] == .null && group?["destinationEnd"]?["name"]?.text == "db-1")
    }

    @Test func nodesOfLoadBalancersAreNamedAfterThem() async throws {
        let company = Project.root.appending(path: "Fixtures/company/snapshot")
        let result = try await run("eni-0b4f1de30706375f0 198.51.100.7 10.10.0.50 40000 443", "json", snapshot: company)
        let group = try JSONDocument(parsing: result.output).root["groups"]?.elements.first?.value
        #expect(group?["destinationEnd"]?["loadBalancer"]?.text == "shop", "\(result.output)")
    }
}
