import Glibc
import Inventory
import Synchronization

/// Tells on standard error how far a collection is: one line that is rewritten, and only on a terminal.
final class ProgressDisplay: Sendable {
    private struct State {
        var progress = CollectionProgress()
        var printedAt: ContinuousClock.Instant?
    }

    private static let interval = Duration.milliseconds(100)

    private let isShown: Bool
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    init(isQuiet: Bool) { isShown = !isQuiet && isatty(STDERR_FILENO) == 1 }

    /// Takes an event in, and rewrites the line if it is time.
    func take(_ event: CollectionEvent) {
        let now = ContinuousClock.now
        let line = state.withLock { state -> String? in
            state.progress.take(event, at: now)
            guard isShown, state.printedAt.map({ now - $0 >= Self.interval }) ?? true else { return nil }
            state.printedAt = now
            return text(state.progress, now)
        }
        if let line { Self.write("\r\u{1B}[K\(line)") }
    }

    /// Takes the line away.
    func clear() {
        if isShown { Self.write("\r\u{1B}[K") }
    }

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

    private static func write(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
