import Foundation
import JSONText
import Testing

/// `awsdrops flows` over what the AWS CLI prints of CloudWatch Logs, and what is put around that.
@Suite struct FlowEnvelopeTests {
    private static let server = Task { try await MotoServer.start() }

    private let records = [
        "2 123456789010 eni-0a 10.0.0.9 10.0.1.5 40000 5432 6 3 180 1700000000 1700000050 REJECT OK",
        "2 123456789010 eni-0a 10.0.0.9 10.0.1.5 40001 443 6 3 180 1700000000 1700000050 ACCEPT OK",
        "2 123456789010 eni-0a - - - - - - - 1700000000 1700000050 - NODATA",
    ]

    private func counts(_ text: String, _ arguments: [String] = []) async throws -> [Int?] {
        let result = try await CommandRunner.awsdrops.run(["flows", "-", "--output", "json"] + arguments, input: text)
        try #require(result.status == 0, "\(result.errors)")
        let report = try JSONDocument(parsing: result.output).root
        return ["rejected", "accepted", "noData", "malformed"].map { report[name: $0]?.int }
    }

    @Test func readsWhatTheCLIPrints() async throws {
        let moto = try await Self.server.value
        let logs = { (arguments: [String]) in
            let result = try await CommandRunner.awsCLI.run(
                ["logs"] + arguments + ["--endpoint-url", moto.url, "--output", "json"], environment: moto.environment)
            try #require(result.status == 0, "\(result.errors)")
            return result.output
        }
        let group = "flows-\(UUID().uuidString)"
        _ = try await logs(["create-log-group", "--log-group-name", group])
        _ = try await logs(["create-log-stream", "--log-group-name", group, "--log-stream-name", "eni-0a-all"])
        let now = Int(Date().timeIntervalSince1970 * 1000)
        let events = records.enumerated().map { "{\"timestamp\": \(now + $0), \"message\": \"\($1)\"}" }
        _ = try await logs([
            "put-log-events", "--log-group-name", group, "--log-stream-name", "eni-0a-all", "--log-events",
            "[\(events.joined(separator: ","))]",
        ])
        let filtered = try await logs(["filter-log-events", "--log-group-name", group])
        let streamed = try await logs(["get-log-events", "--log-group-name", group, "--log-stream-name", "eni-0a-all"])
        #expect(try await counts(filtered) == [1, 1, 1, 0])
        #expect(try await counts(streamed) == [1, 1, 1, 0])
        #expect(try await counts(filtered + streamed) == [2, 2, 2, 0])
        let strings = try await logs([
            "filter-log-events", "--log-group-name", group, "--query", "events[].message",
        ])
        #expect(try await counts(strings) == [1, 1, 1, 0])
    }

    @Test func readsAnyFormFromStandardInput() async throws {
        let objects = records.map { #"{"message":"\#($0)"}"# }.joined()
        #expect(try await counts(objects) == [1, 1, 1, 0])
        #expect(try await counts("timestamp,message\n" + records.map { "1,\($0)\n" }.joined()) == [1, 1, 1, 0])
        #expect(
            try await counts(records.map { "2018-09-22T20:28:14.000Z \($0)\n" }.joined(), ["--format", "v2"])
                == [1, 1, 1, 0])
    }

    @Test func aSnapshotNamesTheFormats() async throws {
        let scratch = try TemporaryDirectory()
        let formats = ["${srcaddr} ${dstaddr} ${dstport} ${action}", "${srcaddr ${dstaddr}"]
        let logs = formats.enumerated().map { #"{"FlowLogId": "fl-\#($0)", "LogFormat": "\#($1)"}"# }
        try scratch.write("{\"FlowLogs\": [\(logs.joined(separator: ", "))]}", to: "describe-flow-logs.json")
        let record = "10.0.0.1 10.0.0.2 443 REJECT\n"
        let result = try await CommandRunner.awsdrops.run(
            ["flows", "-", "--snapshot", scratch.url.path], input: record)
        #expect(result.status == 0)
        #expect(result.output.contains("10.0.0.2:443"))
        #expect(result.errors.contains("the format of fl-1 is not read"))
        #expect(try await CommandRunner.awsdrops.run(["flows", "-"], input: record).status == 65)
    }

    @Test func saysWhatItHadToChoose() async throws {
        let formats = [
            "${srcaddr} ${dstaddr} ${dstport} ${packets} ${action}",
            "${srcaddr} ${dstaddr} ${packets} ${dstport} ${action}",
        ]
        let result = try await CommandRunner.awsdrops.run(
            ["flows", "-"] + formats.flatMap { ["--format", $0] }, input: "10.0.0.1 10.0.0.2 443 7 REJECT\n")
        #expect(result.status == 0)
        #expect(result.output.contains("fit several formats") && result.output.contains(formats[1]))
    }

    @Test func tellsWhatATransitGatewayDropped() async throws {
        let record =
            "6 TransitGateway 123456789010 tgw-0a tgw-attach-0b 123456789010 123456789010 vpc-0a vpc-0b subnet-0a "
            + "subnet-0b eni-0a eni-0b use1-az4 use1-az6 tgw-attach-0c 10.40.1.175 10.20.33.164 0 0 1 6 504 1661376897 "
            + "1661376913 OK IPv4 5 0 2 0 0 us-east-1 egress - -\n"
        let result = try await CommandRunner.awsdrops.run(["flows", "-"], input: record + record)
        #expect(result.status == 0)
        #expect(result.output.contains("tgw-0a dropped 10 packets that came in by tgw-attach-0b: no route"))
        #expect(result.output.contains("tgw-0a dropped 4 packets that came in by tgw-attach-0b: they were too large"))
    }
}
