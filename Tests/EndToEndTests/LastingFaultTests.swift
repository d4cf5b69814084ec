import Foundation
import Testing

/// Faults that stay: a clear error with its exit status, and never an answer that only looks whole.
@Suite(.serialized)
struct LastingFaultTests {
    @Test(arguments: [
        ("DescribeSubnets=throttle", "RequestLimitExceeded"), ("DescribeSubnets=html-503", "HTML page"),
        ("DescribeSubnets=empty-500", "500"), ("DescribeSubnets=xml-500", "InternalError"),
        ("DescribeSubnets=reset::1", "eset"), ("DescribeSubnets=truncate", ""), ("DescribeSubnets=html-page", "HTML"),
        ("DescribeSubnets=cut-page::2", "not AWS's answer"), ("DescribeSubnets=close", ""),
        ("DescribeSubnets=expired-token::1", "expired"),
    ])
    func oneCallThatStaysBrokenIsAGap(fault: String, words: String) async throws {
        let served = try await ServedAccount.start(network: [fault])
        let result = try await served.collect(environment: ["AWS_MAX_ATTEMPTS": "2"])
        #expect(result.status == 0, "\(result.errors.suffix(2000))")
        #expect(try served.differences() == ["111122223333/eu-west-1/describe-subnets.json"])
        let refusals = try served.refusals()
        #expect(Set(refusals.keys) == ["ec2:DescribeSubnets"])
        #expect(words.isEmpty || refusals["ec2:DescribeSubnets"]?.contains(words) == true, "\(refusals)")
        #expect(result.errors.contains("warning: ec2:DescribeSubnets in eu-west-1: "))
        let path = try await path(of: served)
        #expect(path.status == 3, "\(path.output)\(path.errors)")
        #expect(path.output.contains("ec2:DescribeSubnets"), "\(path.output)")
    }

    @Test(arguments: [
        ("*=throttle", 69 as Int32), ("*=html-503", 69), ("*=empty-500", 69), ("*=xml-500", 69), ("*=reset", 69),
        ("*=truncate", 69), ("*=html-page", 69), ("*=close", 69), ("*=expired-token", 77),
    ])
    func wholeNetworkThatStaysBrokenIsAnError(fault: String, status: Int32) async throws {
        let served = try await ServedAccount.start(network: [fault])
        let environment = ["AWS_MAX_ATTEMPTS": "2"]
        let result = try await served.collect(environment: environment)
        #expect(result.status == status, "\(result.errors)")
        #expect(SnapshotComparison.files(below: served.out) == [])
        let lines = result.errors.split(separator: "\n").filter { !$0.hasPrefix("awsdrops: debug") }
        #expect(lines.contains { $0.hasPrefix("awsdrops: ") && $0.count > 40 }, "\(result.errors)")
        let path = try await path(of: served)
        #expect(path.status == status, "\(path.output)\(path.errors)")
        #expect(path.output.isEmpty)
    }

    @Test(arguments: [
        ("DescribeVpcEndpoints", "ec2:DescribeVpcEndpoints"),
        ("DescribeVirtualGateways", "directconnect:DescribeVirtualGateways"),
        ("/2015-03-31/functions", "lambda:ListFunctions"),
    ])
    func anAnswerWithoutABodyIsNoEmptyList(name: String, action: String) async throws {
        let served = try await ServedAccount.start(network: ["\(name)=empty-200"])
        let result = try await served.collect(environment: ["AWS_MAX_ATTEMPTS": "2"])
        #expect(result.status == 0, "\(result.errors.suffix(2000))")
        let refusals = try served.refusals()
        #expect(Set(refusals.keys) == [action] && refusals[action]?.contains("not AWS's answer") == true, "\(refusals)")
    }

    @Test func nobodyListens() async throws {
        let served = try await ServedAccount.start(refuseSeconds: 300)
        let result = try await served.collect()
        #expect(result.status == 69, "\(result.errors)")
        #expect(result.errors.contains("Check the network"), "\(result.errors)")
        #expect(try await path(of: served).status == 69)
    }

    @Test func credentialsThatExpireOnTheWayLeaveWhatWasCollected() async throws {
        let served = try await ServedAccount.start(network: ["*=expired-token::40"])
        let result = try await served.collect()
        #expect(result.status == 0, "\(result.errors.suffix(2000))")
        #expect(result.errors.contains("xpired"))
        let refusals = try served.refusals()
        #expect(refusals.count > 20 && refusals.values.allSatisfy { $0.contains("ExpiredToken") }, "\(refusals)")
        // What is there is whole; what is not there is among the refusals or hangs on one of them.
        let missing = try served.differences()
        let there = SnapshotComparison.files(below: served.out)
        #expect(!there.isEmpty && !missing.isEmpty && Set(there).isDisjoint(with: missing))
        // New credentials complete it.
        let fresh = try await ServedAccount.start()
        let resumed = try await CommandRunner.awsdrops.run(
            ["collect", "--out", served.out.path, "--resume", "--endpoint-url", fresh.url],
            environment: ReplayServer.environment)
        #expect(resumed.status == 0)
        #expect(try served.differences() == [])
        #expect(try served.refusals() == [:])
    }

    @Test(arguments: ["DescribeSubnets", "DescribeTargetGroups", "ListFirewalls", "ListFunctions"])
    func aTokenThatRepeatsEndsTheCall(operation: String) async throws {
        let served = try await ServedAccount.start(server: ["\(operation)=repeat-token"])
        let result = try await served.collect()
        #expect(result.status == 0, "\(result.errors.suffix(2000))")
        let refusals = try served.refusals()
        #expect(refusals.count == 1 && refusals.first?.key.hasSuffix(":\(operation)") == true, "\(refusals)")
        #expect(refusals.first?.value.contains("twice") == true, "\(refusals)")
    }

    private func path(of served: ServedAccount) async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(
            ["path", "--src", "web-1", "--dst", "app-1:8080", "--output", "json", "--endpoint-url", served.url],
            environment: ReplayServer.environment.merging(["AWS_MAX_ATTEMPTS": "2"]) { $1 })
    }
}
