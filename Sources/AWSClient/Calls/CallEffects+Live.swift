import Glibc

extension CallEffects {
    /// The machine's own.
    public static func live(
        log: @escaping @Sendable (String) -> Void, warn: @escaping @Sendable (String) -> Void
    ) -> CallEffects {
        CallEffects(
            now: { UTCInstant(secondsSinceEpoch: Int64(time(nil))) },
            uptime: {
                let passed = ContinuousClock.now - start
                return Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18
            },
            sleep: { try? await Task.sleep(for: .milliseconds(Int($0 * 1000))) },
            random: { Double.random(in: 0..<1) }, log: log, warn: warn)
    }

    private static let start = ContinuousClock.now
}
