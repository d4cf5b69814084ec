import Dispatch
import Glibc

/// Turns SIGINT and SIGTERM into the cancellation of a task, so that what is written stays whole.
enum Interruption {
    /// Runs the body; it is cancelled by the first of these signals.
    ///
    /// The body starts when the signals are watched: one that came earlier would end the program in the midst of its work.
    static func cancelling<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) async -> Value {
        let (interruptions, interruption) = AsyncStream<Void>.makeStream()
        var sources: [any DispatchSourceSignal] = []
        for number in [SIGINT, SIGTERM] { sources.append(await watch(number) { interruption.yield() }) }
        let task = Task { await body() }
        let watcher = Task { for await _ in interruptions { task.cancel() } }
        defer {
            watcher.cancel()
            for source in sources { source.cancel() }
        }
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// Hands every signal of this number to the handler from now on, in place of what it would do by itself.
    private static func watch(
        _ number: Int32, _ handler: @escaping @Sendable () -> Void
    ) async -> any DispatchSourceSignal {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler(handler: handler)
        await withCheckedContinuation { (watched: CheckedContinuation<Void, Never>) in
            source.setRegistrationHandler { watched.resume() }
            source.resume()
        }
        return source
    }
}
