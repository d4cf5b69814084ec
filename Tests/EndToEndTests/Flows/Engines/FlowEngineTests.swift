import Foundation
import JSONText
import Testing

/// Athena and Logs Insights count what the local reader counts: every filter, operator, view and order, over random logs.
///
/// The generated SQL is translated by sqlglot and run by DuckDB; the queries of Logs Insights are evaluated by a grammar of the
/// tests' own.
@Suite struct FlowEngineTests {
    private static let questions: [[String]] = [
        [], ["--accepts"], ["--rejects", "--accepts"],
        ["--src", "10.0.1.0/24"], ["--src", "10.0.0.3", "--src", "10.0.2.0/23"], ["--dst", "2001:db8::/32"],
        ["--dst", "2001:db8::4", "--dst", "10.0.0.0/30"], ["--src", "::/0"], ["--src", "0.0.0.0/0"],
        ["--port", "443,8000-61000"], ["--port", "22"], ["--protocol", "tcp"], ["--protocol", "udp"],
        ["--protocol", "1"],
        ["--interface", "eni-01", "--interface", "eni-02"], ["--instance", "i-0*"], ["--vpc", "vpc-1"],
        ["--az", "euw1-az1"], ["--direction", "egress"], ["--tcp-flags", "syn"], ["--tcp-flags", "syn-ack"],
        ["--tcp-flags", "fin,syn-ack"], ["--tcp-flags", "19"],
        ["--since", "1700001000"], ["--until", "1700002000"], ["--since", "1700001000", "--until", "1700001060"],
        ["--where", "bytes = 1000-9000"], ["--where", "bytes != 1000-9000"], ["--where", "bytes < 9000"],
        ["--where", "bytes <= 900"], ["--where", "bytes > 20000"], ["--where", "packets >= 48"],
        ["--where", "srcaddr = 10.0.0.0/24,2001:db8::1"], ["--where", "dstaddr != 10.0.0.0/16"],
        ["--where", "protocol = icmp,17"], ["--where", "protocol != tcp"], ["--where", "start >= 1700003000"],
        ["--where", "az-id = euw1-az1,euw1-az3"], ["--where", "az-id != *az1"], ["--where", "instance-id != i-0a"],
        ["--where", "interface-id = eni-0_"], ["--where", "interface-id = *0*3"], ["--where", "tcp-flags != 2"],
        ["--where", "log-status = SKIPDATA"], ["--where", "action = ACCEPT", "--accepts"],
        ["--by", "az-id,dstport"], ["--by", "instance-id,flow-direction,tcp-flags"], ["--by", "srcaddr"],
        ["--by", "log-status,version"], ["--by", "next-hop-az-id,protocol"],
        ["--timeline", "5m", "--rejects", "--accepts"], ["--stats"],
        ["--sort", "bytes"], ["--sort", "packets", "--by", "dstport"], ["--sort", "last", "--accepts"],
        ["--src", "10.0.1.0/24", "--port", "443", "--where", "packets > 10", "--since", "1700000500"],
    ]
    private static let ranked: [[String]] = [
        ["--top", "3"], ["--top", "5", "--sort", "bytes"], ["--top", "4", "--sort", "first", "--accepts", "--rejects"],
        ["--top", "2", "--by", "instance-id,tcp-flags"], ["--top", "7", "--by", "srcaddr,dstport", "--sort", "last"],
    ]

    /// A random log: fields in random order, NODATA, SKIPDATA, hyphens, IPv6.
    static func log(seed: Int) async throws -> String {
        let scratch = try TemporaryDirectory()
        let file = scratch.url.appending(path: "flows.log")
        let made = try await CommandRunner.python(Project.testPrograms.appending(path: "flow_questions.py"))
            .run([file.path, "\(seed)", "1200"])
        try #require(made.status == 0, "\(made.errors)")
        return try String(decoding: Data(contentsOf: file), as: UTF8.self)
    }

    /// The report without what only one of the two can tell.
    private static func report(_ result: CommandResult, sorted: Bool) throws -> String {
        try #require(result.status == 0, "\(result.errors)")
        let root = try JSONDocument(parsing: result.output).root
        var members = root.members.filter { $0.key != "query" }.map { ($0.key, $0.value.value) }
        if sorted { members.sort { $0.0 < $1.0 } }
        return JSONValue(members: members).encodedString()
    }

    private static func expectSame(
        _ questions: [[String]], _ log: String, _ server: QueryServer, _ engine: [String]
    ) async throws {
        let scratch = try TemporaryDirectory()
        let file = try scratch.write(log, to: "flows.log").path
        var groups = 0
        for question in questions {
            var arguments = question + ["--output", "json"]
            if engine.contains("insights"), !question.contains("--since") { arguments += ["--since", "1699999000"] }
            let local = try report(
                try await CommandRunner.awsdrops.run(["flows", file] + arguments), sorted: true)
            let asked = try report(try await server.flows(engine + arguments), sorted: true)
            #expect(asked == local, "\(engine) \(question)")
            groups += local.count
        }
        #expect(groups > 10_000)
    }

    /// Every question to a table of text and to one of Parquet files, and some to tables that others made.
    @Test(arguments: [("text", 1, 1), ("parquet", 2, 1), ("strings", 3, 3), ("numbers", 4, 3)])
    func athenaCountsAsFilesAreCounted(form: String, seed: Int, step: Int) async throws {
        let log = try await Self.log(seed: seed)
        let server = try await QueryServer.start(log: log, ["--table", form, "--page", "37"])
        let questions = Self.questions + Self.ranked
        try await Self.expectSame(
            stride(from: seed % step, to: questions.count, by: step).map { questions[$0] }, log, server,
            ["--engine", "athena", "--table", "logs.\(form)"])
    }

    @Test func logsInsightsCountsAsFilesAreCounted() async throws {
        let log = try await Self.log(seed: 5)
        let server = try await QueryServer.start(log: log, ["--page", "101"])
        try await Self.expectSame(Self.questions, log, server, ["--engine", "insights"])
    }
}
