import Foundation
import JSONText
import Testing

/// With a snapshot, what an engine counted gets the causes that the same log gets as a file.
@Suite struct EngineAttributionTests {
    private static let header =
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status "
        + "tcp-flags reject-reason"

    /// Requests that were let in, replies that were not let out, and rejects of any kind, at one interface and at unknown ones.
    private static func log() -> String {
        let flows = [
            "eni-0a 198.51.100.7 10.0.1.5 40000 443 6 REJECT 2 -", "eni-0a 198.51.100.7 10.0.1.5 40000 23 6 REJECT 2 -",
            "eni-0a 198.51.100.7 10.0.1.5 40000 22 6 REJECT 2 -", "eni-0a 198.51.100.8 10.0.1.5 40002 443 6 ACCEPT 2 -",
            "eni-0a 10.0.1.5 198.51.100.8 443 40002 6 REJECT 18 -",
            "eni-0a 10.0.1.5 198.51.100.9 443 40003 6 REJECT 0 -",
            "eni-0a 198.51.100.9 10.0.1.5 40003 443 6 ACCEPT 3 -",
            "eni-0a 10.0.1.5 198.51.100.10 443 40004 6 REJECT 2 -",
            "eni-0a 10.0.1.9 10.0.1.5 40000 22 6 REJECT 2 -", "eni-0a 198.51.100.7 10.0.1.5 40000 22 6 REJECT 2 BPA",
            "eni-0b 198.51.100.7 10.0.9.5 40000 22 6 REJECT 2 -", "- 198.51.100.7 10.0.1.5 40000 25 6 REJECT 2 EC",
            "eni-0a 198.51.100.7 10.0.1.5 0 0 1 REJECT - -", "eni-0a 198.51.100.7 10.0.1.5 500 500 17 REJECT - -",
            "eni-0a 198.51.100.7 10.0.1.5 40000 80 6 REJECT 1 -",
        ]
        let lines = flows.map { flow in
            let words = flow.split(separator: " ")
            return "8 111122223333 \(words[0...5].joined(separator: " ")) 3 180 1700000000 1700000030 \(words[6]) OK "
                + words[7...8].joined(separator: " ")
        }
        return ([header] + lines).joined(separator: "\n") + "\n"
    }

    @Test(arguments: [["--engine", "athena", "--table", "logs.text"], ["--engine", "insights"]])
    func namesTheSameRules(engine: [String]) async throws {
        let scratch = try TemporaryDirectory()
        try scratch.write(FlowAttributionTests.snapshot, to: "snapshot/all.json")
        let file = try scratch.write(Self.log(), to: "flows.log")
        let question = [
            "--snapshot", scratch.url.appending(path: "snapshot").path, "--output", "json", "--since", "1699999000",
        ]
        let server = try await QueryServer.start(log: Self.log(), ["--table", "text", "--page", "4"])
        let local = try await CommandRunner.awsdrops.run(["flows", file.path] + question)
        let asked = try await server.flows(engine + question)
        try #require(asked.status == 0 && local.status == 0, "\(asked.errors) \(local.errors)")
        let groups = try [asked, local].map { result in
            try JSONDocument(parsing: result.output).root["groups"]?.elements.map { $0.value.encodedString() }.sorted()
                ?? []
        }
        #expect(groups[0] == groups[1])
        let kinds = Set(
            try JSONDocument(parsing: asked.output).root["groups"]?.elements.compactMap {
                $0["attribution"]?["kind"]?.string
            } ?? [])
        #expect(
            kinds.isSuperset(of: [
                "security-group", "network-acl", "late-packet", "block-public-access", "encryption-control",
            ]))
        let dry = try await server.flows(engine + question + ["--dry-run"])
        #expect(dry.output.contains(engine.contains("athena") ? "JOIN rejected" : "# Then accepted records"))
    }
}
