import Foundation
import JSONText
import Testing

/// The formats of `awsdrops scan` for other programs.
@Suite
struct ScanFormatTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        try folder.write(ScanTests.acl, to: "snapshot/acl.json")
    }

    private func scan(_ more: String...) async throws -> CommandResult {
        let snapshot = folder.url.appending(path: "snapshot").path
        return try await CommandRunner.awsdrops.run(["scan", "--snapshot", snapshot] + more)
    }

    @Test
    func sarif() async throws {
        try folder.write(
            "suppressions: [{code: NA-PARTIAL, resource: '*', reason: meant, owner: us}]", to: "own.yaml")
        let own = folder.url.appending(path: "own.yaml").path
        let result = try await scan("--output", "sarif", "--suppressions", own)
        #expect(result.status == 1)
        let root = try JSONDocument(parsing: result.output).root
        #expect(root["version"]?.string == "2.1.0")
        let run = try #require(root["runs"]?.elements.first)
        let rules = run["tool"]?["driver"]?["rules"]?.elements.compactMap { $0["id"]?.string } ?? []
        let results = Array(run["results"]?.elements ?? root.elements)
        #expect(results.count == 3)
        for finding in results {
            let index = try #require(finding["ruleIndex"]?.int)
            #expect(rules[index] == finding["ruleId"]?.string)
            #expect(finding["message"]?["text"]?.string?.isEmpty == false)
            #expect(finding["partialFingerprints"]?["awsdrops/1"]?.string?.count == 32)
        }
        #expect(results[0]["level"]?.string == "error")
        let partial = results.first { $0["ruleId"]?.string == "NA-PARTIAL" }
        #expect(partial?["suppressions"]?.elements.first?["kind"]?.string == "external")
    }

    @Test
    func csvHasOneRowForEachFindingAndNoFormula() async throws {
        let rows = try await scan("--output", "csv").lines
        // The last line ends too.
        #expect(rows.count == 5 && rows.last == "" && rows[0].hasPrefix("code,severity,direction,component"))
        #expect(rows[1].hasPrefix("NA-SHADOW,error,,acl-1,"))
    }

    @Test
    func markdown() async throws {
        let rows = try await scan("--output", "markdown").lines
        #expect(rows.count == 6 && rows.last == "" && rows[1].hasPrefix("| --- |"))
        #expect(rows[2].hasPrefix("| NA-SHADOW | error |"))
    }

    @Test
    func junit() async throws {
        let result = try await scan("--output", "junit")
        #expect(result.output.contains("<testsuites tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"2\">"))
        #expect(result.output.contains("<failure type=\"error\""))
        #expect(try await scan("--output", "junit", "--fail-on", "info").output.contains("failures=\"3\""))
    }

    @Test
    func groupsHaveTheirHeadings() async throws {
        #expect(try await scan("--group-by", "subnet").output.contains("\n== subnet-1\n"))
        #expect(try await scan("--group-by", "tag:Team").output.contains("\n== none\n"))
        let json = try JSONDocument(parsing: try await scan("--group-by", "vpc", "--output", "json").output).root
        let group = try #require(json["groups"]?.elements.first)
        #expect(group["keys"]?.elements.first?.string == "vpc-1" && group["findings"]?.elements.count == 3)
        let wrong = try await scan("--group-by", "colour")
        #expect(wrong.status == 64 && wrong.errors.contains("security-group, tag:KEY"))
    }
}
