import Foundation
import JSONText
import Testing

/// Answers made to harm their reader: a clear error that names the call, in bounded memory, and a snapshot of all the rest.
@Suite(.serialized)
struct HostileAnswerTests {
    @Test(arguments: [
        ("DescribeSubnets=deep-xml", "elements nest more than 100 deep"), ("ListFirewalls=deep-json", "nest"),
        ("DescribeSubnets=entity-bomb", "document type declaration"),
        ("DescribeSubnets=long-entity", "document type declaration"),
        ("DescribeSubnets=file-entity", "document type declaration"),
        ("DescribeSubnets=endless-xml", "the answer is larger than"),
        ("ListFirewalls=endless-json", "the answer is larger than"), ("DescribeSubnets=endless-headers", "header"),
    ])
    func hostileAnswerIsRefused(fault: String, words: String) async throws {
        let server = try await ReplayServer.start()
        let proxy = try await FaultProxy.start(before: server, faults: [fault])
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "snapshot")
        let result = try await CommandRunner.measuring.run(
            ["collect", "--out", out.path, "--endpoint-url", proxy.url],
            environment: ReplayServer.environment.merging(["AWS_MAX_ATTEMPTS": "1"]) { $1 })
        #expect(result.status == 0, "\(result.errors.suffix(1000))")
        let record = try SnapshotComparison.json(out.appending(path: "collect.json"))
        guard case .array(let refused)? = record["refused"] else {
            Issue.record("no list of refusals")
            return
        }
        let action = fault.hasPrefix("List") ? "network-firewall:ListFirewalls" : "ec2:DescribeSubnets"
        #expect(refused.map { $0["what"] } == [.string(action)])
        #expect(result.errors.contains(words), "\(result.errors.suffix(1000))")
        let peak = try result.peakMegabytes
        #expect(peak < 900, "\(peak) MB")
    }
}
