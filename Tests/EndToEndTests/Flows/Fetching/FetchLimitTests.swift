import Foundation
import Testing

/// Fetching keeps memory flat, and ends when it is told to.
@Suite struct FetchLimitTests {
    @Test func largeObjectsAreNotHeldInMemory() async throws {
        let block =
            FlowText.records(20000, seed: 5, from: 1_738_281_600, to: 1_738_285_000).joined(separator: "\n") + "\n"
        let server = try await StoreServer.start { scratch in
            for name in ["a", "b"] {
                let file = try scratch.write(FlowText.header + "\n", to: "buckets/logs/\(name).log")
                let handle = try FileHandle(forWritingTo: file)
                try handle.seekToEnd()
                // 90 MB of text in each.
                for _ in 0..<45 { try handle.write(contentsOf: Data(block.utf8)) }
                try handle.close()
            }
        }
        let result = try await CommandRunner.measuring.run(
            ["flows", "s3://logs/", "--output", "json", "--endpoint-url", server.url],
            environment: ReplayServer.environment)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("\"records\": 1800000"))
        #expect(try result.peakMegabytes < 150)
    }

    @Test(arguments: ["ListObjectsV2", "GetObject", "FilterLogEvents"])
    func aSignalGivesUpWhatIsUnderWay(operation: String) async throws {
        let log = FlowText.file(FlowText.records(10, seed: 1, from: 1_738_281_600, to: 1_738_285_000))
        let server = try await StoreServer.start(groups: ["/vpc": log], ["--hang", operation]) {
            try $0.write(log, to: "buckets/logs/a.log")
        }
        let source = operation == "FilterLogEvents" ? ["--log-group", "/vpc"] : ["s3://logs/"]
        let result = try await CommandRunner.awsdrops.run(
            ["flows", "--endpoint-url", server.url] + source, environment: ReplayServer.environment,
            signal: (SIGINT, { (try? server.requests().contains { $0.action == operation }) ?? false }))
        #expect(result.status == 130 && result.errors.contains("interrupted"), "\(result.status) \(result.errors)")
    }
}
