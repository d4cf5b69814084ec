import AWSClient
import Dispatch
import Synchronization

/// Bytes that a task fetches and a thread waits for.
final class FetchedBytes: Sendable {
    private let outcome = Mutex<Result<[UInt8], CallError>?>(nil)
    private let arrival = DispatchSemaphore(value: 0)

    /// Starts to fetch.
    init(_ scope: FetchScope, _ fetch: @escaping @Sendable () async throws(CallError) -> [UInt8]) {
        scope.start {
            let outcome: Result<[UInt8], CallError>
            do throws(CallError) {
                let bytes = try await fetch()
                scope.count(bytes.count)
                outcome = .success(bytes)
            } catch {
                outcome = .failure(error)
            }
            self.outcome.withLock { $0 = outcome }
            self.arrival.signal()
        }
    }

    /// The bytes, once they are there; the thread waits for them.
    func wait() throws(CallError) -> [UInt8] {
        arrival.wait()
        // Whoever waits next is let pass too.
        arrival.signal()
        guard let outcome = outcome.withLock({ $0 }) else { throw .cancelled }
        return try outcome.get()
    }
}
