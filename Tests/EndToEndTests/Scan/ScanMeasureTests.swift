import Foundation
import JSONText
import Testing

/// What `awsdrops scan` leaves out since somebody knows of it: suppressions and baselines.
@Suite
struct ScanMeasureTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        try folder.write(ScanTests.acl, to: "snapshot/acl.json")
    }

    private func path(_ name: String) -> String { folder.url.appending(path: name).path }

    private func scan(_ more: String...) async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(["scan", "--snapshot", path("snapshot")] + more)
    }

    private func suppress(_ entries: String) throws -> String {
        try folder.write("suppressions:\n" + entries, to: "own.yaml")
        return path("own.yaml")
    }

    private static func entry(_ code: String, _ resource: String, expires: String? = nil) -> String {
        """
          - code: \(code)
            resource: "\(resource)"
            reason: meant so
            owner: net team
        \(expires.map { "    expires: \($0)\n" } ?? "")
        """
    }

    @Test(arguments: ["acl-1", "acl-*", "*", "a*1"])
    func aSuppressedFindingIsNoneToTheStatus(_ pattern: String) async throws {
        let file = try suppress(Self.entry("na-shadow", pattern, expires: "2999-12-31"))
        let result = try await scan("--suppressions", file)
        #expect(result.status == 0 && result.errors.isEmpty)
        #expect(result.lines[0] == "2 info" && result.output.contains("1 suppressed"))
        let json = try JSONDocument(parsing: try await scan("--suppressions", file, "--output", "json").output).root
        let hidden = try #require(json["suppressed"]?.elements.first)
        #expect(hidden["code"]?.string == "NA-SHADOW" && hidden["owner"]?.string == "net team")
        #expect(hidden["expires"]?.string == "2999-12-31")
    }

    @Test
    func entriesOfNoUseAreFindings() async throws {
        let file = try suppress(
            Self.entry("NA-SHADOW", "acl-1", expires: "2020-02-29") + Self.entry("NA-HALF", "acl-1")
                + Self.entry("NA-SHADOW", "acl-2*"))
        let result = try await scan("--suppressions", file)
        #expect(result.status == 1 && result.lines[0] == "1 error, 3 warnings, 2 info")
        #expect(result.output.contains("SCAN-EXPIRED") && result.output.contains("held until 2020-02-29"))
        #expect(result.output.contains("NA-HALF at acl-1 in line 7 of \(file) hides nothing"))
        // One VPC says nothing of entries about another.
        #expect(try await scan("--suppressions", file, "--vpc", "vpc-1").lines[0] == "1 error, 1 warning, 2 info")
    }

    @Test(
        arguments: [
            ("- code: NA-SHADE", "line 1, column 1: expected a mapping for the file, found a list"),
            ("suppressions: 5", "line 1, column 15: expected a list of suppressions, found a number"),
            (
                "suppressions:\n  - code: NA-SHADE\n    resource: x\n    reason: y\n    owner: z",
                "line 2, column 11: \"NA-SHADE\" is no code"
            ),
            (
                "suppressions:\n  - code: NA-HALF\n    resource: x\n    owner: z",
                "line 2, column 5: a suppression needs reason"
            ),
            (
                "suppressions:\n  - code: NA-HALF\n    resource: x\n    reason: y\n    owner: z\n    expires: 2027-02-29",
                "line 6, column 14: expected the last day"
            ),
            (
                "suppressions:\n  - code: NA-HALF\n    resource: x\n    reason: y\n    owner: z\n    until: 2027-02-28",
                "line 6, column 5: a suppression has no \"until\""
            ),
            ("suppressions: [", "line 1"),
        ])
    func mistakesHaveTheirPlace(_ text: String, _ expected: String) async throws {
        try folder.write(text, to: "own.yaml")
        let result = try await scan("--suppressions", path("own.yaml"))
        #expect(result.status == 65 && result.output.isEmpty)
        #expect(result.errors.contains("own.yaml: \(expected)"), "\(result.errors)")
    }

    @Test
    func aBaselineLeavesWhatIsNew() async throws {
        let known = path("known.json")
        let written = try await scan("--write-baseline", known)
        #expect(written.status == 0 && written.output.contains("NA-SHADOW"))
        let again = try await scan("--baseline", known)
        #expect(again.status == 0 && again.lines[0] == "Nothing new found")
        #expect(again.output.contains("3 known from the baseline"))
        // Another row in front moves no fingerprint; a new fault is told.
        try folder.write(
            ScanTests.acl.replacingOccurrences(
                of: #""Protocol": "-1", "CidrBlock": "0.0.0.0/0"},"#,
                with: #"""
                    "Protocol": "-1", "CidrBlock": "0.0.0.0/0"},
                    {"RuleNumber": 130, "Egress": false, "RuleAction": "deny", "Protocol": "6", "CidrBlock": "0.0.0.0/0",
                     "PortRange": {"From": 22, "To": 22}},
                    """#), to: "snapshot/acl.json")
        let news = try await scan("--baseline", known)
        #expect(news.status == 1 && news.lines[0] == "1 error" && news.output.contains("rule 130"))
    }

    @Test
    func aFileThatIsNoBaseline() async throws {
        try folder.write("{}", to: "known.json")
        let result = try await scan("--baseline", path("known.json"))
        #expect(result.status == 65 && result.errors.contains("\"schema\" is not \"awsdrops.baseline/1\""))
        #expect(try await scan("--baseline", path("gone.json")).status == 66)
        #expect(try await scan("--write-baseline", path("gone/known.json")).status == 74)
    }
}
