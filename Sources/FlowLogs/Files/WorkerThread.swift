import Dispatch

/// Runs what blocks on a thread of its own.
///
/// Logs that are fetched come by tasks; on a thread of the tasks' pool, waiting for them could hold up the very tasks that bring
/// them.
enum WorkerThread {
    static func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: body()) }
        }
    }
}
