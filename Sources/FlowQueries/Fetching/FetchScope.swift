import Synchronization

/// The fetches of one run: they can be given up all at once, and how much they brought is counted.
public final class FetchScope: Sendable {
    private struct State {
        var isCancelled = false
        var tasks: [Int: Task<Void, Never>] = [:]
        var next = 0
        var bytes = 0
    }

    private let state = Mutex(State())

    /// A scope without fetches.
    public init() {}

    /// How many bytes were fetched so far.
    public var fetchedBytes: Int { state.withLock(\.bytes) }

    /// Counts bytes that came.
    func count(_ bytes: Int) { state.withLock { $0.bytes += bytes } }

    /// Starts a fetch; one that starts after `cancel` is cancelled at once.
    func start(_ body: @escaping @Sendable () async -> Void) {
        state.withLock { state in
            let number = state.next
            state.next += 1
            let task = Task {
                await body()
                self.state.withLock { _ = $0.tasks.removeValue(forKey: number) }
            }
            if state.isCancelled { task.cancel() } else { state.tasks[number] = task }
        }
    }

    /// Gives all fetches up, those to come too.
    public func cancel() {
        let tasks = state.withLock { state in
            state.isCancelled = true
            return Array(state.tasks.values)
        }
        for task in tasks { task.cancel() }
    }
}
