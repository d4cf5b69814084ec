import Foundation
import JSONText
import Testing

/// `awsdrops flows --enable`: the commands that switch on what is missing; nothing is run.
@Suite struct FlowEnablingTests {
    private static func snapshot(_ flowLogs: String) throws -> TemporaryDirectory {
        let scratch = try TemporaryDirectory()
        try scratch.write(FlowAttributionTests.snapshot, to: "all.json")
        if !flowLogs.isEmpty { try scratch.write("{\"FlowLogs\": [\(flowLogs)]}", to: "describe-flow-logs.json") }
        return scratch
    }

    private static func log(_ format: String, traffic: String = "ALL") -> String {
        """
        {"FlowLogId": "fl-0a", "ResourceId": "vpc-1", "TrafficType": "\(traffic)", "LogDestinationType": "s3",
        "LogDestination": "arn:aws:s3:::central/flows", "LogFormat": "\(format)"}
        """
    }

    private func run(_ folder: TemporaryDirectory, _ more: [String] = []) async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(["flows", "--enable", "--snapshot", folder.url.path] + more)
    }

    @Test func aVPCWithoutFlowLogsGetsACommandThatTheCLITakes() async throws {
        let result = try await run(try Self.snapshot(" "))
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("in place of <bucket-arn>"))
        let command = try #require(result.output.split(separator: "\n").first { !$0.hasPrefix("#") })
        let words = command.replacing("<bucket-arn>", with: "arn:aws:s3:::logs")
        // The CLI refuses parameters that do not exist before it sends anything; the words are split as a shell would.
        let parts = words.split(separator: "'", omittingEmptySubsequences: false)
        let arguments = parts.enumerated().flatMap { index, part in
            index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
        }
        let server = try await MotoServer.start()
        let taken = try await CommandRunner.awsCLI.run(
            Array(arguments.dropFirst()) + ["--endpoint-url", server.url], environment: ReplayServer.environment)
        #expect(![252, 2].contains(taken.status) && !taken.errors.contains("usage:"), "\(taken.errors)")
        #expect(result.output.contains("${reject-reason}") && result.output.contains("--resource-ids vpc-1"))
    }

    @Test func anotherLogsBucketIsTaken() async throws {
        let result = try await run(try Self.snapshot(Self.log("${version} ${srcaddr} ${action}")))
        #expect(result.output.contains("--log-destination arn:aws:s3:::central/flows"), "\(result.output)")
        #expect(!result.errors.contains("<bucket-arn>"))
    }

    @Test func nothingIsMissingWhereALogTellsAll() async throws {
        let format = "${interface-id} ${flow-direction} ${tcp-flags} ${pkt-srcaddr} ${pkt-dstaddr}"
        let result = try await run(try Self.snapshot(Self.log(format)))
        #expect(result.status == 0 && result.output.isEmpty && result.errors.contains("nothing is missing"))
    }

    @Test(arguments: [
        ([], "is not known", 66), (["--vpc", "vpc-9"], "no such VPC", 64), (["--log-group", "x"], "reads no logs", 64),
    ])
    func refuses(options: [String], words: String, status: Int32) async throws {
        let result = try await run(try Self.snapshot(options.isEmpty ? "" : " "), options)
        #expect(result.status == status && result.errors.contains(words), "\(result.status) \(result.errors)")
    }
}
