import Foundation
import JSONText
import Testing

/// `awsdrops flows --log-group` and `--live`: events of CloudWatch Logs, with the answer of the same records in a file.
@Suite struct LogGroupFlowsTests {
    private static let begin = 1_738_281_600
    private static let records = FlowText.records(400, seed: 3, from: begin, to: begin + 7200)
    private static let times = ["--since", "2025-01-31T00:00Z", "--until", "2025-01-31T02:00Z"]

    private static func flowLogs(_ format: String = FlowText.header, group: String = "/vpc/flows") -> String {
        let format = format.split(separator: " ").map { "${\($0)}" }.joined(separator: " ")
        return """
            {"FlowLogs": [{"FlowLogId": "fl-0a", "LogGroupName": "\(group)", "LogDestinationType": "cloud-watch-logs",
            "ResourceId": "vpc-1", "TrafficType": "ALL", "LogFormat": "\(format)"}]}
            """
    }

    private func server(_ options: [String] = [], log: String? = nil) async throws -> StoreServer {
        try await StoreServer.start(
            account: ["describe-flow-logs": Self.flowLogs()],
            groups: ["/vpc/flows": log ?? FlowText.file(Self.records)], options)
    }

    private func local(_ arguments: [String]) async throws -> CommandResult {
        let scratch = try TemporaryDirectory()
        let file = try scratch.write(FlowText.file(Self.records), to: "flows.log")
        return try await CommandRunner.awsdrops.run(["flows", file.path, "--output", "json"] + arguments)
    }

    /// Small pages, so that each part of the time has several, and some that are empty.
    @Test(arguments: [
        [], times, times + ["--interface", "eni-01", "--interface", "eni-02"], times + ["--port", "443"],
        times + ["--port", "80,5000-6000", "--src", "198.51.100.7"], times + ["--src", "198.51.100.0/28", "--accepts"],
        times + ["--where", "bytes >= 3000", "--where", "interface-id != eni-01"],
        times + ["--where", "bytes >= 600", "--where", "bytes <= 1200", "--by", "dstport,interface-id"],
    ])
    func countsWhatAFileHolds(arguments: [String]) async throws {
        let server = try await server(["--page", "25"])
        let fetched = try await server.flows(["--log-group", "/vpc/flows", "--output", "json"] + arguments)
        let local = try await local(arguments)
        #expect(fetched.status == 0 && fetched.output == local.output, "\(fetched.errors)")
        #expect(local.output.contains("\"groups\": [\n"))
    }

    @Test func theServerLeavesOutWhatItCan() async throws {
        let server = try await server()
        let result = try await server.flows(
            ["--log-group", "/vpc/flows", "--port", "443", "--interface", "eni-01", "--dst", "10.0.1.5"] + Self.times)
        let pattern =
            #"[f0, f1, f2 = "eni-01", f3, f4 = "10.0.1.5" || f4 = "::ffff:10.0.1.5", f5, f6 = 443, f7, "#
            + "f8, f9, f10, f11, f12, f13]"
        #expect(result.status == 0 && result.errors.contains("events that fit \(pattern)"), "\(result.errors)")
        let asked = try server.requests().filter { $0.action == "FilterLogEvents" }
        #expect(asked.count >= 8)
        for request in asked {
            #expect(request.parameters?["filterPattern"]?.text == pattern)
            #expect(request.parameters?["logStreamNamePrefix"]?.text == "eni-01")
        }
    }

    @Test func readsTheRecordsOfTheAccountsOwnFormat() async throws {
        let header = "interface-id start end action log-status dstport dstaddr srcaddr protocol"
        let log = header + "\neni-01 1738281600 1738281660 REJECT OK 443 10.0.1.5 198.51.100.7 6\n"
        let server = try await StoreServer.start(
            account: ["describe-flow-logs": Self.flowLogs(header)], groups: ["/vpc/flows": log])
        let result = try await server.flows(["--log-group", "/vpc/flows", "--output", "json"])
        #expect(result.status == 0 && result.output.contains("\"rejected\": 1"), "\(result.errors)")
    }

    @Test func liveFindsTheLogsAndNamesTheRules() async throws {
        var account = ["describe-flow-logs": Self.flowLogs()]
        let names = [
            "Vpcs": "vpcs", "Subnets": "subnets", "NetworkAcls": "network-acls", "SecurityGroups": "security-groups",
            "NetworkInterfaces": "network-interfaces", "RouteTables": "route-tables",
        ]
        let snapshot = try JSONDocument(parsing: FlowAttributionTests.snapshot).root
        for (key, name) in names {
            let list = snapshot[name: key]?.value.encodedString() ?? "[]"
            account["describe-\(name)"] = "{\"\(key)\": \(list)}"
        }
        let log = FlowText.file([
            "2 111122223333 eni-0a 198.51.100.7 10.0.1.5 40000 22 6 1 60 1738281600 1738281630 REJECT OK"
        ])
        let server = try await StoreServer.start(account: account, groups: ["/vpc/flows": log])
        let result = try await server.flows(["--live", "--output", "json", "--since", "2025-01-31"])
        #expect(result.status == 0 && result.errors.contains("reading log group /vpc/flows"), "\(result.errors)")
        let group = try JSONDocument(parsing: result.output).root["groups"]?.elements.first?.value
        #expect(group?["attribution"]?["kind"]?.text == "security-group", "\(result.output)")
        let scratch = try TemporaryDirectory()
        let file = try scratch.write(log, to: "flows.log")
        let own = try await server.flows([file.path, "--live", "--output", "json"])
        #expect(own.status == 0 && own.output.contains("security-group"), "\(own.errors)")
    }

    @Test func repeatsWhatIsThrottled() async throws {
        let server = try await server(["--fault", "FilterLogEvents=400:3"])
        let fetched = try await server.flows(["--log-group", "/vpc/flows", "--output", "json"] + Self.times)
        let local = try await local(Self.times)
        #expect(fetched.status == 0 && fetched.output == local.output, "\(fetched.errors)")
    }

    @Test(arguments: [
        (["--log-group", "/none"], 66, "does not exist"),
        (["--live", "--flow-log", "fl-9"], 64, "the account has fl-0a"),
        (["--live", "--snapshot", "x"], 64, "give one of them"),
        (["logs/", "--requester-pays"], 64, "--requester-pays is for files in S3"),
        (["--log-group", "/x", "--region", "a", "--region", "b"], 64, "one account in one region"),
    ])
    func refuses(arguments: [String], status: Int32, words: String) async throws {
        let server = try await server()
        let result = try await server.flows(arguments)
        #expect(result.status == status && result.errors.contains(words), "\(result.status) \(result.errors)")
    }

    @Test func logsThatAreNotReadAreNamed() async throws {
        let others = """
            {"FlowLogId": "fl-hose", "LogDestinationType": "kinesis-data-firehose", "ResourceId": "vpc-2",
             "LogDestination": "arn:aws:firehose:eu-west-1:111122223333:deliverystream/x", "LogFormat": "${srcaddr}"},
            {"FlowLogId": "fl-empty", "LogDestinationType": "s3", "ResourceId": "vpc-3",
             "LogDestination": "arn:aws:s3:::logs/x", "LogFormat": "${srcaddr} ${action}"}]}
            """
        let list = String(Self.flowLogs().trimmingCharacters(in: .whitespacesAndNewlines).dropLast(2)) + "," + others
        let server = try await StoreServer.start(
            account: ["describe-flow-logs": list], groups: ["/vpc/flows": FlowText.file(Self.records)]
        ) { try $0.write("", to: "buckets/logs/other/x") }
        let result = try await server.flows(["--live", "--stats"] + Self.times)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("fl-hose is not read") && !result.errors.contains("fl-0a is not read"))
        #expect(result.errors.contains("s3://logs/x/AWSLogs/111122223333/vpcflowlogs/eu-west-1/: no object below it"))
    }

    @Test func anAccountWithoutFlowLogsSaysSo() async throws {
        let server = try await StoreServer.start()
        let result = try await server.flows(["--live"])
        #expect(result.status == 66 && result.errors.contains("no flow log in eu-west-1"), "\(result.errors)")
    }
}
