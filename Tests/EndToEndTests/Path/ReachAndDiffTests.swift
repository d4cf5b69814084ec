import Foundation
import JSONText
import Testing

/// `awsdrops reach` and `awsdrops diff` through the command, on the demo and the company.
@Suite
struct ReachAndDiffTests {
    private static let company = Project.root.appending(path: "Fixtures/company/snapshot").path

    /// The demo after one text of a file is another.
    private func edited(_ file: String, _ old: String, _ new: String) throws -> TemporaryDirectory {
        let copy = try PathDemo.copy()
        let url = copy.url.appending(path: "111122223333/eu-west-1/\(file)")
        let text = try String(contentsOf: url, encoding: .utf8)
        #expect(text.contains(old))
        try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: url)
        return copy
    }

    private func diff(_ new: String, _ more: String...) async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(["diff", Project.demoSnapshot.path, new] + more)
    }

    @Test
    func sameSnapshotsDoNotDiffer() async throws {
        let result = try await diff(Project.demoSnapshot.path)
        #expect(result.status == 0 && result.output == "No difference\n" && result.errors.isEmpty)
    }

    @Test
    func aClosedPortIsAnErrorWithTheRuleThatDidIt() async throws {
        let copy = try edited("describe-security-groups.json", "5432", "5433")
        let result = try await diff(copy.url.path, "--protocol", "tcp")
        #expect(result.status == 1, "\(result)")
        #expect(result.output.contains("rule removed: inbound tcp 5432"), "\(result)")
        #expect(result.output.contains("no longer possible:"))
        let json = try await diff(copy.url.path, "--protocol", "tcp", "--output", "json")
        let document = try JSONDocument(parsing: json.output).root
        #expect(document["schema"]?.string == "awsdrops.diff/1")
        #expect(document["findings"]?.elements.contains { $0["code"]?.string == "DIFF-CLOSED" } == true)
    }

    @Test
    func reachNamesTheSourceAndTheService() async throws {
        let demo = ["reach", "--snapshot", Project.demoSnapshot.path]
        let result = try await CommandRunner.awsdrops.run(demo + ["--to", "db-1:5432"])
        #expect(
            result.status == 0 && result.output.contains("tcp 5432") && result.output.contains("app-1"), "\(result)")
        let from = try await CommandRunner.awsdrops.run(demo + ["--from", "app-1", "--output", "json"])
        let rows = try JSONDocument(parsing: from.output).root["rows"]?.elements
        #expect(rows?.isEmpty == false)
        let none = try await CommandRunner.awsdrops.run(demo + ["--to", "db-1:5432", "--via", "nat-0a"])
        #expect(none.status == 64 && none.errors.contains("no component of the snapshot"), "\(none)")
        let near = try await CommandRunner.awsdrops.run(demo + ["--from", "app-1", "--via", "shop-ddb"])
        #expect(near.status == 64 && near.errors.contains("shop-db"), "\(near)")
        let inside = try await CommandRunner.awsdrops.run(demo + ["--to", "db-1:5432", "--via", "internet"])
        #expect(inside.status == 0 && inside.output.contains("nothing"), "\(inside)")
        let outside = try await CommandRunner.awsdrops.run(demo + ["--to", "web-1:443", "--via", "internet"])
        #expect(outside.output.contains("internet\n   tcp 443"), "\(outside)")
    }

    @Test
    func aMatrixSumsUpTheGraph() async throws {
        let demo = ["reach", "--snapshot", Project.demoSnapshot.path, "--protocol", "tcp"]
        let text = try await CommandRunner.awsdrops.run(demo + ["--matrix", "tag:Tier"])
        #expect(text.output.contains("web reaches\n"), "\(text)")
        let csv = try await CommandRunner.awsdrops.run(demo + ["--matrix", "group", "--output", "csv"])
        let widths = Set(csv.lines.dropLast().map { $0.replacing(/"[^"]*"/, with: "").count { $0 == "," } })
        #expect(widths.count == 1 && csv.lines[0].hasPrefix("source,"), "\(csv)")
        let json = try await CommandRunner.awsdrops.run(demo + ["--matrix", "subnet", "--output", "json"])
        let root = try JSONDocument(parsing: json.output).root
        let labels = root["labels"]?.elements.compactMap(\.string) ?? []
        #expect(labels.contains("internet") && labels.contains { $0.hasPrefix("subnet-") }, "\(labels)")
        // Each cell that is open has an edge of the graph behind it, and the other way round.
        let graph = try await CommandRunner.awsdrops.run(demo + ["--graph", "json"])
        let edges = try JSONDocument(parsing: graph.output).root["edges"]?.elements.map { $0 } ?? []
        let open = root["cells"]?.elements.filter { ($0["openPairs"]?.int ?? 0) > 0 } ?? []
        #expect(!edges.isEmpty && !open.isEmpty)
        #expect(open.reduce(0) { $0 + ($1["openPairs"]?.int ?? 0) } == edges.count)
    }

    @Test
    func graphvizTakesTheGraph() async throws {
        let demo = ["reach", "--snapshot", Project.demoSnapshot.path, "--protocol", "tcp", "--graph", "dot"]
        let dot = try await CommandRunner.awsdrops.run(demo)
        #expect(dot.output.hasPrefix("digraph reach {\n") && dot.output.hasSuffix("\n}\n"), "\(dot)")
        let nodes = dot.output.matches(of: /(?m)^  n[0-9]+ \[label="[^"]*"\];$/).count
        let edges = dot.output.matches(of: /(?m)^  n[0-9]+ -> n[0-9]+ \[label="[^"]*"(, style=dashed)?\];$/).count
        #expect(nodes > 3 && edges > 3 && nodes + edges + 4 == dot.lines.dropLast().count, "\(dot)")
    }

    @Test
    func aPathIsAskedOnBothSnapshots() async throws {
        let copy = try edited("describe-security-groups.json", "5432", "5433")
        let now = try await PathDemo.ask("app-1", "db-1:5432", "--against", copy.url.path)
        #expect(now.status == 1 && now.lines[0] == "Before" && now.lines[1].hasPrefix("DENIED"), "\(now)")
        let json = try await PathDemo.json("app-1", "db-1:5432", "--against", copy.url.path)
        #expect(json["verdict"] == "partial" && json["before"]?["verdict"] == "denied")
        let both = try await PathDemo.ask("app-1", "db-1:5432", "--against", copy.url.path, "--with", "edits.txt")
        #expect(both.status == 64 && both.errors.contains("--against"))
    }

    @Test
    func theCompanyIsAskedToo() async throws {
        let same = try await CommandRunner.awsdrops.run(["diff", Self.company, Self.company, "--quiet"])
        #expect(same.status == 0 && same.output == "No difference\n")
        let result = try await CommandRunner.awsdrops.run(
            ["reach", "--snapshot", Self.company, "--from", "internet", "--protocol", "tcp", "--quiet"])
        #expect([0, 3].contains(result.status) && result.output.hasPrefix("Whom internet reaches"), "\(result)")
    }

    @Test(arguments: [
        (["reach"], 64, "--to or --from"), (["reach", "--matrix", "colour"], 64, "colour"),
        (["reach", "--from", "app-1", "--output", "csv"], 64, "--matrix"),
        (["reach", "--graph", "dot", "--output", "json"], 64, "--graph"), (["reach", "--to", "nobody"], 64, "nobody"),
        (["reach", "--to", "db-1:5432", "--protocol", "icmp"], 64, "no ports"),
        (["reach", "--from", "app-1", "--protocol", "tcpp"], 64, "tcpp"),
    ])
    func wrongUsageLeavesWith64(arguments: [String], status: Int32, reason: String) async throws {
        let result = try await CommandRunner.awsdrops.run(arguments + ["--snapshot", Project.demoSnapshot.path])
        #expect(result.status == status && result.errors.contains(reason), "\(result)")
    }

    @Test
    func whatCannotBeOpenedLeavesWith66() async throws {
        let result = try await diff("/nonexistent")
        #expect(result.status == 66 && result.errors.contains("/nonexistent"))
    }
}
