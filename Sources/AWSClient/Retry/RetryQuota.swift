import Synchronization

/// The budget of repetitions that all calls to one service and region share, so that a service in trouble is not asked
/// even more.
///
/// Source: "Retry behavior", AWS SDKs and Tools Reference Guide: 500 tokens.
final class RetryQuota: Sendable {
    static let capacity = 500
    private let tokens = Mutex(capacity)

    /// Takes the cost of a repetition; false where not enough is left.
    func take(_ cost: Int) -> Bool {
        tokens.withLock { tokens in
            guard tokens >= cost else { return false }
            tokens -= cost
            return true
        }
    }

    /// Gives tokens back, never above the capacity.
    func give(_ count: Int) {
        tokens.withLock { $0 = min(Self.capacity, $0 + count) }
    }

    /// What is left.
    var remaining: Int { tokens.withLock { $0 } }
}
