import Glibc

/// The rate that adaptive mode keeps to: a token bucket whose fill rate follows CUBIC, enabled by the first throttling.
/// Times are seconds of a clock that only goes forward.
///
/// Source: "Retry behavior", AWS SDKs and Tools Reference Guide, adaptive mode.
struct RateLimiter {
    private static let scale = 0.4
    private static let beta = 0.7
    private static let smoothing = 0.8
    private static let slowest = 0.5

    private(set) var isEnabled = false
    /// Requests per second.
    private(set) var fillRate = 0.0
    private var capacity = 1.0
    private var tokens = 0.0
    private var filledAt: Double
    private var measuredRate = 0.0
    private var bucketAt: Double
    private var requests = 0
    private var lastLargestRate = 0.0
    private var throttledAt: Double
    private var timeWindow = 0.0

    init(now: Double) {
        filledAt = now
        bucketAt = (now * 2).rounded(.down) / 2
        throttledAt = now
    }

    /// Takes the right to send one request; the seconds to wait before sending it.
    mutating func take(now: Double) -> Double {
        guard isEnabled else { return 0 }
        fill(now)
        tokens -= 1
        return tokens >= 0 ? 0 : -tokens / fillRate
    }

    /// Learns from an answer.
    mutating func answered(wasThrottled: Bool, now: Double) {
        measure(now)
        let rate: Double
        if wasThrottled {
            let used = isEnabled ? min(measuredRate, fillRate) : measuredRate
            lastLargestRate = used
            updateTimeWindow()
            throttledAt = now
            rate = used * Self.beta
            isEnabled = true
        } else {
            updateTimeWindow()
            let elapsed = now - throttledAt - timeWindow
            rate = Self.scale * elapsed * elapsed * elapsed + lastLargestRate
        }
        setRate(min(rate, 2 * measuredRate), now)
    }

    private mutating func measure(_ now: Double) {
        let time = (now * 2).rounded(.down) / 2
        requests += 1
        guard time > bucketAt else { return }
        let rate = Double(requests) / (time - bucketAt)
        measuredRate = rate * Self.smoothing + measuredRate * (1 - Self.smoothing)
        requests = 0
        bucketAt = time
    }

    private mutating func updateTimeWindow() {
        timeWindow = cbrt(lastLargestRate * (1 - Self.beta) / Self.scale)
    }

    private mutating func fill(_ now: Double) {
        tokens = min(capacity, tokens + max(0, now - filledAt) * fillRate)
        filledAt = now
    }

    private mutating func setRate(_ rate: Double, _ now: Double) {
        fill(now)
        fillRate = max(rate, Self.slowest)
        capacity = max(rate, 1)
        tokens = min(tokens, capacity)
    }
}
