import Foundation
import JSONText
import Testing

/// What `flows --engine` asks, refuses and says beside the counts.
@Suite struct FlowEngineOptionTests {
    private static let header =
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"
    private static let log = """
        \(header)
        2 111122223333 eni-0a 10.0.0.9 10.0.1.5 40000 5432 6 3 180 1700000000 1700000050 REJECT OK
        2 111122223333 eni-0a 10.0.0.9 10.0.1.5 40001 443 6 3 180 1700000000 1700000050 ACCEPT OK

        """
    private static let athena = ["--engine", "athena", "--table", "logs.text"]

    @Test(arguments: [
        (["logs/"] + athena, "--engine counts logs where they lie"), ([], "Name files of flow logs"),
        (["logs/", "--table", "logs.flows"], "--table is for --engine athena"),
        (["logs/", "--region", "eu-west-1"], "--region is for s3:"),
        (["--engine", "athena", "--table", "flows"], "expected a database and a table"),
        (["--engine", "athena", "--table", "a.b", "--create-table", "a.c"], "give one of them"),
        (["--engine", "athena", "--output-location", "bucket"], "expected s3://bucket/folder/"),
        (["--engine", "athena", "--log-group", "/vpc"], "--log-group is for --engine insights"),
        (["--engine", "insights", "--workgroup", "primary"], "--workgroup is for --engine athena"),
        (["--engine", "insights"], "needs a time"), (athena + ["--strict"], "--strict is for files"),
        (athena + ["--records"], "--records is for files"), (athena + ["--format", "v2"], "--format is for records"),
        (athena + ["--region", "eu-west-1", "--region", "us-east-1"], "one account in one region"),
    ])
    func refuses(arguments: [String], reason: String) async throws {
        let result = try await CommandRunner.awsdrops.run(
            ["flows"] + arguments, environment: ReplayServer.environment)
        #expect(result.status == 64)
        #expect(result.errors.contains(reason), "\(result.errors)")
    }

    @Test func dryRunPrintsTheQueryAndRunsNothing() async throws {
        let server = try await QueryServer.start(log: Self.log, ["--table", "text"])
        let result = try await server.flows(
            Self.athena + ["--dry-run", "--since", "2023-11-14T22:00Z", "--until", "2023-11-14T22:30Z"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("FROM \"logs\".\"text\""))
        #expect(result.output.contains("\"day\" >= '2023/11/14'") && result.output.contains("\"day\" <= '2023/11/15'"))
        // Columns that the question does not need are not read.
        #expect(!result.output.contains("account_id") && !result.output.contains("\"srcport\""))
        #expect(try server.operations() == ["GetTableMetadata"])
        let insights = try await server.flows(["--engine", "insights", "--since", "1700000000", "--dry-run"])
        #expect(insights.output.contains("parse @message /^") && insights.output.contains("| stats count(*)"))
        #expect(try server.operations() == ["GetTableMetadata", "DescribeFlowLogs"])
    }

    @Test func saysWhatWasScannedAndWhatItCosts() async throws {
        let server = try await QueryServer.start(log: Self.log, ["--table", "text", "--table", "parquet"])
        let text = try await server.flows(Self.athena + ["--workgroup", "primary", "--output-location", "s3://out/"])
        #expect(text.status == 0, "\(text.errors)")
        #expect(text.output.contains("bytes scanned, about 0.0001 USD at the list price of most regions."))
        #expect(text.output.contains("Gap: Athena reads what is no number as no value"))
        #expect(text.errors.contains("5 USD per terabyte") && text.errors.contains("every partition"))
        let parquet = try await server.flows(["--engine", "athena", "--table", "logs.parquet", "--output", "json"])
        let query = try JSONDocument(parsing: parquet.output).root["query"]
        #expect(query?["engine"]?.string == "athena" && query?["ids"]?.elements.count == 1)
        #expect(query?["bytesScanned"]?.int ?? 0 > 0 && query?["gaps"]?.elements.count == 0)
    }

    @Test func thePolicyHasAStatementForIt() async throws {
        let result = try await CommandRunner.awsdrops.run(["doctor", "--policy"])
        let statements = try JSONDocument(parsing: result.output).root["Statement"]?.elements.map { $0.value } ?? []
        let statement = statements.first { $0["Sid"] == "OnlyForFlowsEngine" }
        let reading = statements.first { $0["Sid"] == "OnlyForFlowsInS3AndLogGroups" }
        #expect(reading?["Action"] == ["logs:FilterLogEvents", "s3:GetObject", "s3:ListBucket"])
        guard case .array(let actions)? = statement?["Action"] else {
            Issue.record("\(result.output)")
            return
        }
        #expect(actions.contains("athena:StartQueryExecution") && actions.contains("logs:StartQuery"))
        #expect(!actions.contains("glue:CreateTable"))
    }

    @Test func findsTheTable() async throws {
        let none = try await QueryServer.start(log: Self.log)
        #expect(try await none.flows(["--engine", "athena"]).errors.contains("make one with --create-table"))
        let one = try await QueryServer.start(log: Self.log, ["--table", "parquet"])
        let found = try await one.flows(["--engine", "athena"])
        #expect(found.status == 0 && found.errors.contains("in the table logs.parquet"), "\(found.errors)")
        let two = try await QueryServer.start(log: Self.log, ["--table", "parquet", "--table", "text"])
        let several = try await two.flows(["--engine", "athena"])
        #expect(several.status == 64 && several.errors.contains("one of logs.parquet, logs.text"), "\(several.errors)")
    }

    @Test func tellsAthenasReason() async throws {
        let server = try await QueryServer.start(log: Self.log, ["--table", "text", "--fail", "TABLE_NOT_FOUND: logs"])
        let athena = try await server.flows(Self.athena)
        #expect(athena.status == 69 && athena.errors.contains("ended as FAILED: TABLE_NOT_FOUND: logs"))
        let insights = try await server.flows(["--engine", "insights", "--since", "1700000000"])
        #expect(insights.status == 69 && insights.errors.contains("ended as Failed"), "\(insights.errors)")
        let missing = try await server.flows(["--engine", "athena", "--table", "logs.none"])
        #expect(missing.status == 69 && missing.errors.contains("Entity Not Found"), "\(missing.errors)")
        let column = try await server.flows(Self.athena + ["--az", "euw1-az1"])
        #expect(column.status == 64 && column.errors.contains("has no column for az-id"), "\(column.errors)")
    }

    @Test func refusesKeysThatAreWrong() async throws {
        let server = try await QueryServer.start(log: Self.log, ["--table", "text"])
        let result = try await CommandRunner.awsdrops.run(
            ["flows", "--endpoint-url", server.url] + Self.athena,
            environment: ReplayServer.environment.merging(["AWS_SECRET_ACCESS_KEY": "another"]) { $1 })
        #expect(result.status == 77, "\(result.errors)")
    }

    @Test(arguments: [
        ["--engine", "athena", "--table", "logs.text"], ["--engine", "insights", "--since", "1700000000"],
    ])
    func stopsTheQueryWhenInterrupted(arguments: [String]) async throws {
        let server = try await QueryServer.start(log: Self.log, ["--table", "text", "--hang"])
        let started = arguments.contains("athena") ? "GetQueryExecution" : "GetQueryResults"
        let result = try await CommandRunner.awsdrops.run(
            ["flows", "--endpoint-url", server.url] + arguments, environment: ReplayServer.environment,
            signal: (SIGINT, { (try? server.operations().contains(started)) == true }))
        #expect(result.status == 130, "\(result.errors)")
        #expect(result.output.isEmpty)
        #expect(try server.operations().last == (arguments.contains("athena") ? "StopQueryExecution" : "StopQuery"))
    }

    @Test func choosesTheLogGroupAndTheFormat() async throws {
        let logs = """
            {"FlowLogs": [
            {"FlowLogId": "fl-0a", "LogGroupName": "/vpc/a", "LogDestinationType": "cloud-watch-logs", "LogFormat": "FORMAT"},
            {"FlowLogId": "fl-0b", "LogGroupName": "/vpc/b", "LogDestinationType": "cloud-watch-logs", "LogFormat": "FORMAT"},
            {"FlowLogId": "fl-0c", "LogGroupName": "/vpc/b", "LogDestinationType": "cloud-watch-logs",
             "LogFormat": "${srcaddr} ${dstaddr} ${action}"}]}
            """
        let server = try await QueryServer.start(log: Self.log, flowLogs: logs)
        let since = ["--engine", "insights", "--since", "1700000000"]
        #expect(try await server.flows(since).errors.contains("flow logs write to /vpc/a, /vpc/b"))
        #expect(try await server.flows(since + ["--log-group", "/vpc/b"]).errors.contains("flow logs of 2 formats"))
        #expect(try await server.flows(since + ["--log-group", "/vpc/c"]).errors.contains("give the format"))
        #expect(try await server.flows(since + ["--flow-log", "fl-0d"]).errors.contains("fl-0a, fl-0b, fl-0c"))
        for choice in [
            ["--flow-log", "fl-0b"], ["--log-group", "/vpc/b", "--format", "v2"], ["--log-group", "/vpc/a"],
        ] {
            let result = try await server.flows(since + choice)
            #expect(result.status == 0 && result.output.contains("1 rejected"), "\(choice) \(result.errors)")
        }
    }

    /// What is no value of its field makes a line no record, for the engines as for files.
    @Test(arguments: [Self.athena, ["--engine", "athena", "--table", "logs.strings"], ["--engine", "insights"]])
    func countsLinesThatAreNoRecords(engine: [String]) async throws {
        let bad = [
            "2 111122223333 eni-0a 10.0.0.256 10.0.1.5 40000 5432 6 3 180 1700000000 1700000050 REJECT OK",
            "2 111122223333 eni-0a 10.0.0.9 10.0.1.5 40000 65536 6 3 180 1700000000 1700000050 REJECT OK",
        ]
        let log = Self.log + bad.joined(separator: "\n") + "\n"
        let server = try await QueryServer.start(log: log, ["--table", "text", "--table", "strings"])
        let question = ["--since", "1700000000", "--output", "json"]
        let asked = try await server.flows(engine + question)
        let scratch = try TemporaryDirectory()
        let local = try await CommandRunner.awsdrops.run(
            ["flows", try scratch.write(log, to: "flows.log").path] + question)
        let reports = try [asked, local].map { try JSONDocument(parsing: $0.output).root }
        #expect(reports[1]["malformed"]?.int == 2 && reports[1]["rejected"]?.int == 1)
        for name in ["records", "accepted", "rejected", "malformed", "groups"] {
            #expect(reports[0][name: name]?.value == reports[1][name: name]?.value, "\(name)")
        }
    }

    /// Logs Insights gives no more than 10,000 rows, and that is said, not hidden.
    @Test func saysWhereLogsInsightsMayHaveLeftGroupsOut() async throws {
        let records = (0..<10_050).map { number in
            "2 111122223333 eni-0a 10.\(number / 65536).\(number / 256 % 256).\(number % 256) 10.0.1.5 40000 5432 6 3 180 "
                + "1700000000 1700000050 REJECT OK"
        }
        let log = ([Self.header] + records).joined(separator: "\n") + "\n"
        let server = try await QueryServer.start(log: log, ["--page", "6000"])
        let result = try await server.flows(["--engine", "insights", "--since", "1700000000", "--output", "json"])
        try #require(result.status == 0, "\(result.errors)")
        let root = try JSONDocument(parsing: result.output).root
        #expect(root["rejected"]?.int == 10_050 && root["groups"]?.elements.count == 10_000)
        #expect(root["query"]?["gaps"]?.elements.first?.string?.contains("10000 rows at the most") == true)
    }
}
