import Testing

@testable import AWSClient

/// What requests share, and what they do not.
struct RequestLanesTests {
    @Test func eightRequestsOfARegionAtMost() {
        let lanes = RequestLanes(isAdaptive: false) { 0 }
        #expect(lanes.gate(of: "eu-west-1").free == 8)
        #expect(lanes.gate(of: "eu-west-1") === lanes.gate(of: "eu-west-1"))
        #expect(lanes.gate(of: "eu-west-1") !== lanes.gate(of: "us-east-1"))
    }

    @Test func theBudgetDoesNotGrow() {
        let quota = RetryQuota()
        quota.give(100)
        #expect(quota.remaining == 500)
    }

    @Test func aServiceInTroubleDoesNotSpendTheBudgetOfAnother() async throws {
        let transport = AnsweringTransport { request in
            .success(request.endpoint.host.hasPrefix("ec2.") ? .xml("", status: 500) : .xml("", status: 502))
        }
        let effects = CallEffects(
            now: { UTCInstant(secondsSinceEpoch: 1_795_608_000) }, uptime: { 0 }, sleep: { _ in }, random: { 0.5 },
            log: { _ in }, warn: { _ in })
        let caller = ServiceCaller(transport: transport, credentials: TestCredentials(), effects: effects) {
            service, region in
            ServiceEndpoint(
                endpoint: Endpoint(host: "\(service).\(region).example"), signingRegion: region, signingName: service)
        }
        func attempts(_ service: String, _ operation: String, _ region: String) async -> Int {
            let before = transport.requests.count
            _ = try? await caller.call(AWSCall(service, operation, region: region))
            return transport.requests.count - before
        }
        for _ in 0..<30 { _ = await attempts("ec2", "DescribeVpcs", "eu-west-1") }
        #expect(await attempts("ec2", "DescribeVpcs", "eu-west-1") == 1)
        #expect(await attempts("ec2", "DescribeVpcs", "us-east-1") == 3)
        #expect(await attempts("elbv2", "DescribeLoadBalancers", "eu-west-1") == 3)
    }
}
