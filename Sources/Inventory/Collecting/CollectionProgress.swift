/// How far a collection is, counted from its events. Pure: the time is given.
public struct CollectionProgress: Sendable {
    private var running: [ObjectIdentifier: (call: RunningCall, since: ContinuousClock.Instant)] = [:]
    /// Calls that have ended, well or not.
    public private(set) var calls = 0
    /// Calls that ended without an answer.
    public private(set) var failed = 0
    /// Pages that came.
    public private(set) var pages = 0
    /// Elements of the lists in those pages.
    public private(set) var resources = 0

    /// Nothing has happened yet.
    public init() {}

    /// Calls that have started and not ended.
    public var runningCalls: Int { running.count }

    /// The call that has been under way for the longest time.
    public var slowest: (name: String, since: ContinuousClock.Instant)? {
        running.values.min { $0.since < $1.since }.map { ($0.call.name, $0.since) }
    }

    /// Takes in what happened just now.
    public mutating func take(_ event: CollectionEvent, at now: ContinuousClock.Instant) {
        switch event {
        case .started(let call): running[ObjectIdentifier(call)] = (call, now)
        case .page(_, let elements):
            pages += 1
            resources += elements
        case .ended(let call, let hasFailed):
            running[ObjectIdentifier(call)] = nil
            calls += 1
            if hasFailed { failed += 1 }
        }
    }
}
