import Inventory
import Synchronization

/// Tells how far a collection is.
final class ProgressDisplay: Sendable {
    private struct State {
        var progress = CollectionProgress()
        var printedAt: ContinuousClock.Instant?
    }

    private static let interval = Duration.milliseconds(100)

    private let line: ProgressLine
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    init(isQuiet: Bool) { line = ProgressLine(isQuiet: isQuiet) }

    /// Takes an event in, and rewrites the line if it is time.
    func take(_ event: CollectionEvent) {
        let now = ContinuousClock.now
        let words = state.withLock { state -> String? in
            state.progress.take(event, at: now)
            guard line.isShown, state.printedAt.map({ now - $0 >= Self.interval }) ?? true else { return nil }
            state.printedAt = now
            return text(state.progress, now)
        }
        if let words { line.show(words) }
    }

    /// Takes the line away.
    func clear() { line.clear() }

    /// What was done, in words.
    var summary: String {
        let progress = state.withLock { $0.progress }
        let seconds = Self.seconds(ContinuousClock.now - start)
        let failures = progress.failed == 0 ? "" : ", \(progress.failed) without an answer"
        return "\(progress.calls) calls\(failures), \(progress.resources) resources in \(seconds) s"
    }

    private func text(_ progress: CollectionProgress, _ now: ContinuousClock.Instant) -> String {
        let rate = Duration.seconds(progress.pages) / max(now - start, .milliseconds(1))
        let waiting = progress.slowest.map { ", waiting \(Self.seconds(now - $0.since)) s for \($0.name)" } ?? ""
        return "\(progress.calls) calls done, \(progress.runningCalls) to go, \(progress.resources) resources, "
            + "\(Int(rate)) pages/s\(waiting)"
    }

    private static func seconds(_ duration: Duration) -> String {
        let tenths = duration.components.seconds * 10 + duration.components.attoseconds / 100_000_000_000_000_000
        return "\(tenths / 10).\(tenths % 10)"
    }
}
