import Foundation
import Testing

/// Faults that pass: `collect` gets everything all the same, each file equal to the undisturbed one.
@Suite(.serialized)
struct PassingFaultTests {
    @Test(arguments: [
        "*=throttle:2", "*=throttle:2:25", "*=empty-500:2", "*=html-500:2:5", "*=xml-500:2", "*=empty-503:2:10",
        "*=html-503:2", "*=xml-503:2:40", "*=reset:2:3", "*=truncate:2:7", "*=close:2", "*=close:2:60",
        "DescribeSubnets=cut-page:2", "DescribeSubnets=reset:2", "DescribeTargetGroups=truncate:2",
        "ListFirewalls=reset:2", "ListFirewalls=cut-page:2", "/2015-03-31/functions=cut-page:2",
        "DescribeSubnets=empty-200:2", "ListFirewalls=empty-200:2", "/2015-03-31/functions=empty-200:2",
    ])
    func aFewFailuresCostNothing(fault: String) async throws {
        try await expectWhole(network: [fault])
    }

    @Test func aLongBurstOfThrottlingIsWaitedOut() async throws {
        try await expectWhole(network: ["*=throttle:12:20"], environment: ["AWS_MAX_ATTEMPTS": "12"])
    }

    @Test func adaptiveModeSlowsDownAndGetsEverything() async throws {
        let result = try await expectWhole(
            network: ["*=throttle:3:30"], environment: ["AWS_RETRY_MODE": "adaptive", "AWS_MAX_ATTEMPTS": "5"])
        #expect(result.errors.contains("RequestLimitExceeded"), "\(result.errors.suffix(1000))")
    }

    @Test(arguments: ["*=drip:6", "*=wrong-type"])
    func oddAnswersAreRead(fault: String) async throws {
        try await expectWhole(network: [fault])
    }

    @Test func nobodyListensForAWhile() async throws {
        try await expectWhole(refuseSeconds: 0.5, environment: ["AWS_MAX_ATTEMPTS": "15"])
    }

    @Test(arguments: [600, -600])
    func theClockIsTenMinutesOff(offset: Int) async throws {
        let result = try await expectWhole(clockOffset: offset)
        #expect(result.errors.contains("clock differs from AWS's by"), "\(result.errors.suffix(1000))")
    }

    @Test func anEmptyFirstPageIsNotTheLast() async throws {
        try await expectWhole(server: ["*=empty-page"])
    }

    @Test(arguments: ["DescribeSubnets", "ListFirewalls"])
    func anAnswerOfTwoHundredMegabytesIsRead(operation: String) async throws {
        let result = try await expectWhole(network: ["\(operation)=huge:1"])
        #expect(result.errors.contains("HTTP 200, 2000"), "no answer of that size is in the log")
    }

    @discardableResult
    private func expectWhole(
        network: [String] = [], server: [String] = [], refuseSeconds: Double = 0, clockOffset: Int = 0,
        environment: [String: String] = [:]
    ) async throws -> CommandResult {
        let served = try await ServedAccount.start(
            network: network, server: server, refuseSeconds: refuseSeconds, clockOffset: clockOffset)
        let result = try await served.collect(environment: environment)
        #expect(result.status == 0, "\(result.errors.suffix(2000))")
        #expect(try served.differences() == [], "\(result.errors.suffix(2000))")
        #expect(try served.refusals() == [:])
        return result
    }
}
