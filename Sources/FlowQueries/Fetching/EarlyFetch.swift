import Synchronization

/// The beginning of a log, fetched before anybody has opened it.
final class EarlyFetch: Sendable {
    private let bytes = Mutex<FetchedBytes?>(nil)

    /// Starts the fetch, unless it was started and not taken yet.
    func start(_ fetch: () -> FetchedBytes) {
        bytes.withLock { if $0 == nil { $0 = fetch() } }
    }

    /// What was started; nil where nothing was. Who takes it has it alone, so that it is not held longer than it is read.
    func take() -> FetchedBytes? {
        bytes.withLock { bytes in
            defer { bytes = nil }
            return bytes
        }
    }
}
