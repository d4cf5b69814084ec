import Synchronization

/// What requests share: a gate per region, and per service and region the quota of repetitions and the rate.
final class RequestLanes: Sendable {
    private struct Lane {
        let quota = RetryQuota()
        var limiter: RateLimiter
    }

    /// Requests to one region at a time.
    private static let requestsPerRegion = 8

    private let isAdaptive: Bool
    private let uptime: @Sendable () -> Double
    private let lanes = Mutex<[String: Lane]>([:])
    private let gates = Mutex<[String: RegionGate]>([:])

    /// Lanes that nothing went through yet.
    ///
    /// - Parameter uptime: Seconds of a clock that only goes forward.
    init(isAdaptive: Bool, uptime: @escaping @Sendable () -> Double) {
        self.isAdaptive = isAdaptive
        self.uptime = uptime
    }

    /// The gate of a region.
    func gate(of region: String) -> RegionGate {
        gates.withLock { gates in
            if let gate = gates[region] { return gate }
            let gate = RegionGate(width: Self.requestsPerRegion)
            gates[region] = gate
            return gate
        }
    }

    /// The quota of a lane.
    func quota(of name: String) -> RetryQuota { withLane(name) { $0.quota } }

    /// The seconds to wait before a request of adaptive mode.
    func pause(_ name: String) -> Double {
        guard isAdaptive else { return 0 }
        let now = uptime()
        return withLane(name) { $0.limiter.take(now: now) }
    }

    /// Learns from an answer.
    func answered(_ name: String, wasThrottled: Bool) {
        guard isAdaptive else { return }
        let now = uptime()
        withLane(name) { $0.limiter.answered(wasThrottled: wasThrottled, now: now) }
    }

    private func withLane<Result: Sendable>(_ name: String, _ body: (inout Lane) -> Result) -> Result {
        let now = uptime()
        return lanes.withLock { lanes in
            var lane = lanes[name] ?? Lane(limiter: RateLimiter(now: now))
            let result = body(&lane)
            lanes[name] = lane
            return result
        }
    }
}
