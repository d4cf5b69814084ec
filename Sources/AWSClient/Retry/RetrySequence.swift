/// The attempts of one request: after each failure it says whether and when to try again. Pure but for the quota.
///
/// Source: "Retry behavior", AWS SDKs and Tools Reference Guide, standard mode with the rules of 2026.
struct RetrySequence {
    /// The longest delay that is drawn, in seconds.
    static let longest = 20.0

    let maxAttempts: Int
    let quota: RetryQuota
    /// Attempts made so far, the running one included.
    private(set) var attempt = 1
    private var lastCost = 0

    init(maxAttempts: Int, quota: RetryQuota) {
        self.maxAttempts = maxAttempts
        self.quota = quota
    }

    /// The seconds to wait before the next attempt, or nil to give up.
    ///
    /// - Parameters:
    ///   - hint: The value of `x-amz-retry-after`, in seconds.
    ///   - random: A number in 0..<1.
    mutating func delay(after reason: RetryReason, hint: Double?, random: Double) -> Double? {
        guard attempt < maxAttempts, quota.take(reason.cost) else { return nil }
        lastCost = reason.cost
        var backoff = reason.base
        for _ in 1..<attempt { backoff = min(backoff * 2, Self.longest) }
        let delay = random * min(backoff, Self.longest)
        attempt += 1
        guard let hint else { return delay }
        return max(delay, min(hint, delay + 5))
    }

    /// Gives back to the quota after a success.
    func succeed() { quota.give(lastCost == 0 ? 1 : lastCost) }
}
