/// What the outside gives a caller: the time, patience and chance. Tests give their own.
public struct CallEffects: Sendable {
    /// The wall clock.
    public var now: @Sendable () -> UTCInstant
    /// Seconds of a clock that only goes forward.
    public var uptime: @Sendable () -> Double
    /// Waits that many seconds, or less where the task is cancelled.
    public var sleep: @Sendable (Double) async -> Void
    /// A number in 0..<1.
    public var random: @Sendable () -> Double
    /// Told of every attempt, for `--debug`; secrets are masked.
    public var log: @Sendable (String) -> Void
    /// Told what the user must know though the run goes on.
    public var warn: @Sendable (String) -> Void

    /// Effects from their parts.
    public init(
        now: @escaping @Sendable () -> UTCInstant, uptime: @escaping @Sendable () -> Double,
        sleep: @escaping @Sendable (Double) async -> Void, random: @escaping @Sendable () -> Double,
        log: @escaping @Sendable (String) -> Void, warn: @escaping @Sendable (String) -> Void
    ) {
        self.now = now
        self.uptime = uptime
        self.sleep = sleep
        self.random = random
        self.log = log
        self.warn = warn
    }
}
