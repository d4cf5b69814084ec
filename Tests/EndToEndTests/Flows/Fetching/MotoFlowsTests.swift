import Foundation
import JSONText
import Testing

/// Flow logs that the AWS CLI puts into moto's S3 and CloudWatch Logs.
@Suite struct MotoFlowsTests {
    private static let now = Int(Date().timeIntervalSince1970)
    private static let records = FlowText.records(120, seed: 11, from: now - 3000, to: now - 600)

    private func cli(_ server: MotoServer, _ arguments: [String]) async throws {
        let result = try await CommandRunner.awsCLI.run(
            arguments + ["--endpoint-url", server.url], environment: server.environment)
        try #require(result.status == 0, "\(arguments.prefix(3)): \(result.errors)")
    }

    private func flows(_ server: MotoServer, _ arguments: [String]) async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(
            ["flows", "--endpoint-url", server.url, "--output", "json"] + arguments, environment: server.environment)
    }

    @Test func bothPlacesTellWhatTheFileTells() async throws {
        let server = try await MotoServer.start()
        let scratch = try TemporaryDirectory()
        let file = try scratch.write(FlowText.file(Self.records), to: "flows.log")
        let local = try await CommandRunner.awsdrops.run(["flows", file.path, "--output", "json"])
        #expect(local.output.contains("\"rejected\":"))

        try await cli(
            server,
            ["s3api", "create-bucket", "--bucket", "flow-logs", "--create-bucket-configuration"]
                + ["LocationConstraint=eu-west-1"])
        try await cli(
            server,
            ["s3", "cp", file.path, "s3://flow-logs/AWSLogs/1/vpcflowlogs/eu-west-1/2025/01/31/a+b=c.log", "--quiet"])
        let fetched = try await flows(server, ["s3://flow-logs/AWSLogs/"])
        #expect(fetched.status == 0 && fetched.output == local.output, "\(fetched.errors)")

        let events = Self.records.map { record -> JSONValue in
            let start = Int(record.split(separator: " ")[10]) ?? 0
            return ["timestamp": JSONValue(start * 1000), "message": .string(record)]
        }.sorted { ($0["timestamp"]?.encodedString() ?? "") < ($1["timestamp"]?.encodedString() ?? "") }
        let batch = try scratch.write(JSONValue.array(events).encodedString(), to: "events.json")
        try await cli(server, ["logs", "create-log-group", "--log-group-name", "/vpc/flows"])
        try await cli(
            server,
            ["logs", "create-log-stream", "--log-group-name", "/vpc/flows", "--log-stream-name", "eni-00-all"])
        try await cli(
            server,
            ["logs", "put-log-events", "--log-group-name", "/vpc/flows", "--log-stream-name", "eni-00-all"]
                + ["--log-events", "file://\(batch.path)"])
        let vpc = try #require(server.ids.first { $0.value.hasPrefix("vpc-") }?.value)
        try await cli(
            server,
            ["ec2", "create-flow-logs", "--resource-type", "VPC", "--resource-ids", vpc, "--traffic-type", "ALL"]
                + [
                    "--log-group-name", "/vpc/flows", "--deliver-logs-permission-arn",
                    "arn:aws:iam::123456789012:role/x",
                ])
        let live = try await flows(server, ["--live", "--by", "srcaddr,dstaddr,dstport", "--since", "2h"])
        let same = try await CommandRunner.awsdrops.run(
            ["flows", file.path, "--output", "json", "--by", "srcaddr,dstaddr,dstport"])
        #expect(live.status == 0 && live.output == same.output, "\(live.errors)")
    }
}
