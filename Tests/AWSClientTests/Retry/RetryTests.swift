import Testing

@testable import AWSClient

/// The parts of retrying, without requests.
struct RetryTests {
    @Test func theQuotaEndsRepetitions() {
        let quota = RetryQuota()
        var repeated = 0
        for _ in 0..<1000 {
            var sequence = RetrySequence(maxAttempts: 2, quota: quota)
            if sequence.delay(after: .transient, hint: nil, random: 0) != nil { repeated += 1 }
        }
        #expect(repeated == RetryQuota.capacity / 14)
        RetrySequence(maxAttempts: 3, quota: quota).succeed()
        #expect(quota.remaining == RetryQuota.capacity % 14 + 1)
    }

    @Test func aSuccessAfterRepetitionGivesItsCostBack() {
        let quota = RetryQuota()
        var sequence = RetrySequence(maxAttempts: 3, quota: quota)
        _ = sequence.delay(after: .throttling, hint: nil, random: 0)
        #expect(quota.remaining == 495)
        sequence.succeed()
        #expect(quota.remaining == 500)
    }

    @Test func delaysDoubleUpToTwentySeconds() {
        var sequence = RetrySequence(maxAttempts: 9, quota: RetryQuota())
        let delays = (0..<8).compactMap { _ in sequence.delay(after: .throttling, hint: nil, random: 1) }
        #expect(delays == [1, 2, 4, 8, 16, 20, 20, 20])
    }

    @Test(arguments: [
        ("Wed, 25 Nov 2026 12:00:00 GMT", 1_795_608_000 as Int64?), ("Sun, 6 Nov 1994 08:49:37 GMT", 784_111_777),
        ("Wed, 25 Nov 2026 12:00:00", nil), ("Wednesday", nil), ("Wed, 25 Foo 2026 12:00:00 GMT", nil),
    ])
    func readsDates(text: String, seconds: Int64?) {
        #expect(UTCInstant(httpDate: text)?.secondsSinceEpoch == seconds)
    }

    @Test func adaptiveModeSlowsDownAndRecovers() {
        var limiter = RateLimiter(now: 0)
        var now = 0.0
        for _ in 0..<100 {
            now += 0.1
            #expect(limiter.take(now: now) == 0)
            limiter.answered(wasThrottled: false, now: now)
        }
        #expect(!limiter.isEnabled)
        limiter.answered(wasThrottled: true, now: now)
        #expect(limiter.isEnabled)
        let slow = limiter.fillRate
        #expect(slow < 10 && slow > 5)
        for _ in 0..<20 { limiter.answered(wasThrottled: true, now: now) }
        #expect(limiter.fillRate >= 0.5 && limiter.fillRate < slow)
        for _ in 0..<3 { _ = limiter.take(now: now) }
        #expect(limiter.take(now: now) > 0)
        for _ in 0..<300 {
            now += 0.1
            limiter.answered(wasThrottled: false, now: now)
        }
        #expect(limiter.fillRate > slow)
    }
}
