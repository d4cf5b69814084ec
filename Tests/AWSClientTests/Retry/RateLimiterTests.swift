import JSONText
import TestSupport
import Testing

@testable import AWSClient

/// The rate of adaptive mode.
struct RateLimiterTests {
    /// Answers that come at uneven times, now and then one that asks to slow down.
    private func events(seed: UInt64) -> [(time: Double, wasThrottled: Bool)] {
        var random = SplitMix64(seed: seed)
        var time = 1000.0
        return (0..<400).map { number in
            time += Double.random(in: 0.001..<0.4, using: &random)
            return (time, number > 20 && Int.random(in: 0..<25, using: &random) == 0)
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func agreesWithBotocore(seed: UInt64) throws {
        let events = events(seed: seed)
        let input = JSONValue.array(events.map { [.string("\($0.time)"), .boolean($0.wasThrottled)] })
        let theirs = try JSONDocument(
            parsing: PythonTool.run([PackagePaths.support("adaptive_rates.py")], input: input.encodedString())
        ).root.elements
        var limiter = RateLimiter(now: 1000)
        var compared = 0
        for (event, expected) in zip(events, theirs) {
            limiter.answered(wasThrottled: event.wasThrottled, now: event.time)
            let rate = try #require(expected.string.flatMap { Double($0) })
            #expect(abs(limiter.fillRate - rate) < 1e-6 * max(1, rate), "at \(event.time)")
            compared += 1
        }
        #expect(compared == events.count && limiter.isEnabled)
    }

    @Test func requestsAreHeldBackToTheRate() {
        var limiter = RateLimiter(now: 0)
        limiter.answered(wasThrottled: true, now: 0)
        #expect(limiter.fillRate == 0.5)
        // One each two seconds: whoever comes later waits longer.
        #expect([2, 4, 6] == (0..<3).map { _ in limiter.take(now: 0) })
        #expect(limiter.take(now: 8) == 0)
    }

    /// The clock of this test goes only while the caller sleeps.
    @Test func onlyAdaptiveModeHoldsRequestsBack() async throws {
        let throttled = HTTPResponse.ec2Error("Throttling")
        let good = HTTPResponse.xml("<DescribeVpcsResponse/>")
        let call = AWSCall("ec2", "DescribeVpcs", region: "eu-west-1")
        let adaptive = TestCaller([throttled, good])
        _ = try await adaptive.caller(retry: RetrySettings(isAdaptive: true)).call(call)
        #expect(adaptive.pauses == [0.5, 1.5])
        let standard = TestCaller([throttled, good])
        _ = try await standard.caller().call(call)
        #expect(standard.pauses == [0.5])
    }
}
