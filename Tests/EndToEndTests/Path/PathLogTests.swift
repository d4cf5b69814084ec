import Foundation
import JSONText
import Testing

/// `awsdrops path --flow-logs`: what flow logs hold of the question's packets beside what the rules do with them.
@Suite struct PathLogTests {
    private static let header = FlowText.header + " tcp-flags"
    private static let (web, database, other) = (
        "eni-06a2a4a3569f76e69", "eni-020db7f9c4d81c38d", "eni-0459fcd51b1099c3a"
    )

    /// A row of the answer: interface, way, direction and the counts.
    private struct Row: Hashable, CustomStringConvertible {
        let description: String

        init(_ text: String) { description = text }

        init(_ row: JSONValue) {
            let words = ["interface", "way", "direction", "expected"].map { row[$0]?.text ?? "-" }
            let counts = ["accepted", "rejected", "late"].map { row[$0]?.encodedString() ?? "?" }
            description = (words + counts).joined(separator: " ") + (row["contradicts"] == true ? " !" : "")
        }
    }

    private func record(_ interface: String, _ flow: String, _ action: String, flags: Int = 2) -> String {
        "2 111122223333 \(interface) \(flow) 6 3 180 1738281600 1738281660 \(action) OK \(flags)"
    }

    private func ask(_ question: [String], _ records: [String]) async throws -> (CommandResult, [Row], [String]) {
        let scratch = try TemporaryDirectory()
        let file = try scratch.write(([Self.header] + records).joined(separator: "\n") + "\n", to: "flows.log")
        let result = try await CommandRunner.awsdrops.run(
            ["path", "--snapshot", Project.demoSnapshot.path, "--flow-logs", file.path, "--output", "json"] + question)
        let document = try JSONDocument(parsing: result.output).root.value
        return (
            result, (document["flowLogs"]?["interfaces"]?.members ?? []).map(Row.init),
            (document["findings"]?.members ?? []).compactMap { $0["code"]?.text }
        )
    }

    private static let toDatabase = ["--src", "web-1", "--dst", "db-1:5432"]
    private static let toOther = ["--src", "web-1", "--dst", "web-2:443"]

    @Test func aRejectWhereTheRulesRefuseIsNoContradiction() async throws {
        let (result, rows, codes) = try await ask(
            Self.toDatabase,
            [
                record(Self.web, "10.0.0.10 10.0.20.10 40000 5432", "ACCEPT"),
                record(Self.database, "10.0.0.10 10.0.20.10 40000 5432", "REJECT"),
                record(Self.database, "10.0.0.10 10.0.20.10 40001 5432", "REJECT"),
                // Others: another port, another client port, another client, another interface.
                record(Self.database, "10.0.0.10 10.0.20.10 40000 5433", "REJECT"),
                record(Self.database, "10.0.0.10 10.0.20.10 1024 5432", "REJECT"),
                record(Self.database, "10.0.1.10 10.0.20.10 40000 5432", "REJECT"),
                record("eni-0", "10.0.0.10 10.0.20.10 40000 5432", "REJECT"),
            ])
        #expect(result.status == 1, "\(result.errors)")
        #expect(
            rows == [
                Row("\(Self.web) forward egress allowed 1 0 0"), Row("\(Self.database) forward ingress denied 0 2 0"),
                Row("\(Self.web) return ingress - 0 0 0"),
            ]
                || Array(rows.prefix(2)) == [
                    Row("\(Self.web) forward egress allowed 1 0 0"),
                    Row("\(Self.database) forward ingress denied 0 2 0"),
                ], "\(rows)")
        #expect(!codes.contains("FLOW_LOG_CONTRADICTS"))
    }

    @Test func anAcceptWhereTheRulesRefuseIsOne() async throws {
        let (result, rows, codes) = try await ask(
            Self.toDatabase, [record(Self.database, "10.0.0.10 10.0.20.10 40000 5432", "ACCEPT")])
        // The verdict is that of the rules.
        #expect(result.status == 1 && codes.contains("FLOW_LOG_CONTRADICTS"))
        #expect(rows.contains(Row("\(Self.database) forward ingress denied 1 0 0 !")), "\(rows)")
    }

    @Test func aRejectWhereTheRulesLetPassIsOne() async throws {
        let (result, rows, codes) = try await ask(
            Self.toOther,
            [
                record(Self.web, "10.0.0.10 10.0.1.10 40000 443", "ACCEPT"),
                record(Self.other, "10.0.0.10 10.0.1.10 40000 443", "REJECT"),
                record(Self.other, "10.0.1.10 10.0.0.10 443 40000", "ACCEPT", flags: 18),
                record(Self.web, "10.0.1.10 10.0.0.10 443 40000", "REJECT", flags: 18),
            ])
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            rows == [
                Row("\(Self.web) forward egress allowed 1 0 0"), Row("\(Self.other) forward ingress allowed 0 1 0 !"),
                Row("\(Self.other) return egress allowed 1 0 0"), Row("\(Self.web) return ingress allowed 0 1 0 !"),
            ], "\(rows)")
        #expect(codes.filter { $0 == "FLOW_LOG_CONTRADICTS" }.count == 2)
    }

    @Test func latePacketsAreNone() async throws {
        let (_, rows, codes) = try await ask(
            Self.toOther, [record(Self.other, "10.0.0.10 10.0.1.10 40000 443", "REJECT", flags: 1)])
        #expect(rows.contains(Row("\(Self.other) forward ingress allowed 0 0 1")), "\(rows)")
        #expect(!codes.contains("FLOW_LOG_CONTRADICTS"))
    }

    @Test func textTellsEachInterface() async throws {
        let scratch = try TemporaryDirectory()
        let records = [
            record(Self.web, "10.0.0.10 10.0.1.10 40000 443", "ACCEPT"),
            record(Self.other, "10.0.0.10 10.0.1.10 40000 443", "REJECT"),
            "2 111122223333 \(Self.web) - - - - - - - 1738281600 1738281660 - SKIPDATA -",
            "2 111122223333 eni-stranger - - - - - - - 1738281600 1738281660 - SKIPDATA -",
        ]
        try scratch.write(([Self.header] + records).joined(separator: "\n") + "\n", to: "flows.log")
        let result = try await CommandRunner.awsdrops.run(
            ["path", "--snapshot", Project.demoSnapshot.path, "--flow-logs", scratch.url.path] + Self.toOther)
        #expect(result.output.contains("What the flow logs hold"))
        #expect(
            result.output.contains(
                "there out of \(Self.web) (web-1): 1 accepted, 0 rejected, 2025-01-31T00:00:00Z to 2025-01-31T00:01:00Z"
            ),
            "\(result.output)")
        #expect(result.output.contains("0 accepted, 1 rejected") && result.output.contains("contradiction"))
        // A lost window has no addresses, so that no filter by them may hide it; that of a stranger is none of the question's.
        #expect(result.output.contains("1 windows are lost (SKIPDATA)"), "\(result.output)")
    }

    @Test func whatIsNotReadIsTold() async throws {
        let scratch = try TemporaryDirectory()
        try scratch.write(
            Self.header + "\n" + record(Self.web, "10.0.0.10 10.0.1.10 40000 443", "ACCEPT") + "\nbroken\n",
            to: "flows.log")
        try scratch.write("# Notes\n\nnothing of records\n", to: "notes.md")
        let question =
            ["path", "--snapshot", Project.demoSnapshot.path, "--flow-logs", scratch.url.path] + Self.toOther
        let text = try await CommandRunner.awsdrops.run(question).output
        #expect(text.contains("1 lines are no records") && text.contains("notes.md"), "\(text)")
        let json = try await CommandRunner.awsdrops.run(question + ["--output", "json"]).output
        let logs = try JSONDocument(parsing: json).root.value["flowLogs"]
        #expect(logs?["malformed"] == 1 && logs?["unreadFiles"]?.members.count == 1)
    }

    @Test func packetsFromTheInternetAreFoundByTheirPrivateDestination() async throws {
        let (_, rows, _) = try await ask(
            ["--src", "198.51.100.7", "--dst", "web-1:443"],
            [record(Self.web, "198.51.100.7 10.0.0.10 40000 443", "ACCEPT")])
        #expect(
            rows.contains {
                $0.description.hasPrefix("\(Self.web) forward ingress") && $0.description.contains(" 1 0 0")
            }, "\(rows)")
    }

    @Test(arguments: [
        (["--since", "2h"], "are for --flow-logs"), (["--flow-logs", "x", "--with", "y"], "without it"),
        (["--flow-logs", "x", "--since", "yesterday"], "expected 2025-01-31T14:05Z"),
    ])
    func refuses(options: [String], words: String) async throws {
        let result = try await CommandRunner.awsdrops.run(
            ["path", "--snapshot", Project.demoSnapshot.path] + Self.toOther + options)
        #expect(result.status == 64 && result.errors.contains(words), "\(result.errors)")
    }

    /// The account and its log group are one server's.
    @Test func liveReadsTheAccountsOwnLogs() async throws {
        let format = Self.header.split(separator: " ").map { "${\($0)}" }.joined(separator: " ")
        let now = Int(Date().timeIntervalSince1970)
        let log =
            Self.header
            + "\n2 111122223333 \(Self.other) 10.0.0.10 10.0.1.10 40000 443 6 3 180 \(now - 300) \(now - 240) "
            + "REJECT OK 2\n2 111122223333 \(Self.web) - - - - - - - \(now - 300) \(now - 240) - SKIPDATA -\n"
        let folder = Project.demoSnapshot.appending(path: "111122223333/eu-west-1")
        var account: [String: String] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasSuffix(".json") {
            account[String(file.dropLast(5))] = try String(
                contentsOf: folder.appending(path: file), encoding: .utf8)
        }
        account["describe-flow-logs"] = """
            {"FlowLogs": [{"FlowLogId": "fl-0a", "LogGroupName": "/vpc/flows", "LogDestinationType": "cloud-watch-logs",
            "ResourceId": "vpc-1", "TrafficType": "ALL", "LogFormat": "\(format)"}]}
            """
        let server = try await StoreServer.start(account: account, groups: ["/vpc/flows": log])
        let result = try await CommandRunner.awsdrops.run(
            ["path", "--endpoint-url", server.url, "--flow-logs", "live", "--output", "json"] + Self.toOther,
            environment: ReplayServer.environment)
        #expect(result.status == 0 && result.errors.contains("of an hour are fetched"), "\(result.errors)")
        #expect(result.output.contains("FLOW_LOG_CONTRADICTS"))
        #expect(result.errors.contains("|| f3 = \"-\""), "\(result.errors)")
        #expect(try JSONDocument(parsing: result.output).root.value["flowLogs"]?["skipData"] == 1)
    }
}
