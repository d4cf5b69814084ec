import Foundation
import JSONText
import Testing

/// Answers that are far larger than AWS's pages: taken in bounded memory, or refused.
@Suite(.serialized)
struct LargeAnswerTests {
    @Test(arguments: ["DescribeSubnets=huge:1", "ListFirewalls=huge:1", "DescribeSubnets=crowded:1"])
    func twoHundredMegabytesTakeBoundedMemory(fault: String) async throws {
        let (result, record) = try await collect(fault)
        #expect(result.status == 0, "\(result.errors.suffix(1000))")
        #expect(result.errors.contains(/HTTP 200, (19|20)\d{7} bytes/))
        #expect(record["complete"] == true && record["refused"] == [])
        let peak = try result.peakMegabytes
        #expect(peak < 600, "\(peak) MB")
    }

    @Test func anAnswerWithoutEndIsRefused() async throws {
        let (result, record) = try await collect("DescribeSubnets=bomb")
        #expect(result.status == 0, "\(result.errors.suffix(1000))")
        guard case .array(let refused)? = record["refused"] else {
            Issue.record("no list of refusals")
            return
        }
        #expect(refused.map { $0["what"] } == ["ec2:DescribeSubnets"])
        #expect(result.errors.contains("the answer is larger than"), "\(result.errors.suffix(1000))")
        let peak = try result.peakMegabytes
        #expect(peak < 900, "\(peak) MB")
    }

    /// What the program said, and what it recorded.
    private func collect(_ fault: String) async throws -> (CommandResult, JSONValue) {
        let server = try await ReplayServer.start()
        let proxy = try await FaultProxy.start(before: server, faults: [fault])
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "snapshot")
        let result = try await CommandRunner.measuring.run(
            ["collect", "--out", out.path, "--endpoint-url", proxy.url, "--debug"],
            environment: ReplayServer.environment)
        return (result, try SnapshotComparison.json(out.appending(path: "collect.json")))
    }
}
