import Glibc
import Inventory
import Synchronization

/// Tells on standard error how far a collection is: one line that is rewritten, and only on a terminal.
final class ProgressDisplay: Sendable {
    private struct Counts {
        var running: [String: ContinuousClock.Instant] = [:]
        var calls = 0
        var failed = 0
        var pages = 0
        var resources = 0
        var printedAt: ContinuousClock.Instant?
    }

    private static let interval = Duration.milliseconds(100)

    private let isShown: Bool
    private let start = ContinuousClock.now
    private let counts = Mutex(Counts())

    init(isQuiet: Bool) { isShown = !isQuiet && isatty(STDERR_FILENO) == 1 }

    /// Takes an event in, and rewrites the line if it is time.
    func take(_ event: CollectionEvent) {
        let now = ContinuousClock.now
        let line = counts.withLock { counts -> String? in
            switch event {
            case .started(let name): counts.running[name] = now
            case .page(_, let elements):
                counts.pages += 1
                counts.resources += elements
            case .ended(let name, let failed):
                counts.running[name] = nil
                counts.calls += 1
                if failed { counts.failed += 1 }
            }
            guard isShown, counts.printedAt.map({ now - $0 >= Self.interval }) ?? true else { return nil }
            counts.printedAt = now
            return text(counts, now)
        }
        if let line { Self.write("\r\u{1B}[K\(line)") }
    }

    /// Takes the line away.
    func clear() {
        if isShown { Self.write("\r\u{1B}[K") }
    }

    /// What was done, in words.
    var summary: String {
        counts.withLock { counts in
            let seconds = Self.seconds(ContinuousClock.now - start)
            let failures = counts.failed == 0 ? "" : ", \(counts.failed) without an answer"
            return "\(counts.calls) calls\(failures), \(counts.resources) resources in \(seconds) s"
        }
    }

    private func text(_ counts: Counts, _ now: ContinuousClock.Instant) -> String {
        let passed = now - start
        let rate = Duration.seconds(counts.pages) / max(passed, .milliseconds(1))
        let slowest = counts.running.min { $0.value < $1.value }
        let waiting = slowest.map { ", waiting \(Self.seconds(now - $0.value)) s for \($0.key)" } ?? ""
        return "\(counts.calls) calls done, \(counts.running.count) to go, \(counts.resources) resources, "
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
