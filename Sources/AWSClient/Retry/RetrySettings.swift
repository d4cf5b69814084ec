/// How often and how carefully requests are repeated.
public struct RetrySettings: Sendable, Hashable {
    /// Attempts in all, 1 or more.
    public var maxAttempts: Int
    /// Whether the rate of requests follows what AWS takes (adaptive mode).
    public var isAdaptive: Bool

    /// Settings from their parts; the defaults are standard mode's.
    public init(maxAttempts: Int = 3, isAdaptive: Bool = false) {
        self.maxAttempts = max(1, maxAttempts)
        self.isAdaptive = isAdaptive
    }
}
