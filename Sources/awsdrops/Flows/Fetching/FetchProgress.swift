import FlowLogs
import FlowQueries

/// Tells how much of the logs was fetched.
struct FetchProgress: Sendable {
    private let scope: FetchScope
    private let total: Int
    private let line: ProgressLine

    /// - Parameter total: of the bytes to come; 0 where it is not known.
    init(_ scope: FetchScope, total: Int, _ output: any OutputSettings) {
        self.scope = scope
        self.total = total
        line = ProgressLine(isQuiet: output.quiet)
    }

    /// Shows it until the task is cancelled, and takes the line away.
    func watch() async {
        guard line.isShown else { return }
        let start = ContinuousClock.now
        let before = scope.fetchedBytes
        while !Task.isCancelled {
            let fetched = scope.fetchedBytes - before
            line.show(Self.text(fetched, of: total, after: ContinuousClock.now - start))
            try? await Task.sleep(for: .milliseconds(200))
        }
        line.clear()
    }

    /// `12.4 of 340.0 MB fetched, about 40 s to go`.
    static func text(_ fetched: Int, of total: Int, after time: Duration) -> String {
        guard total > 0 else { return "\(megabytes(fetched)) MB fetched" }
        let text = "\(megabytes(fetched)) of \(megabytes(total)) MB fetched"
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        guard fetched > 0, seconds >= 1, fetched < total else { return text }
        return text + ", about \(Int((seconds * Double(total - fetched) / Double(fetched)).rounded(.up))) s to go"
    }

    private static func megabytes(_ bytes: Int) -> String { "\(bytes / 1_000_000).\(bytes / 100_000 % 10)" }
}
