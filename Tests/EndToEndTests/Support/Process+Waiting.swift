import Foundation

extension Process {
    /// Starts the process and waits for its end without blocking a thread.
    ///
    /// - Throws: what `run` throws, or a `CommandFailure` where the process had to be killed after `seconds`.
    func runToEnd(
        seconds: Double, signal: (number: Int32, condition: @Sendable () -> Bool)? = nil
    ) async throws {
        let watchdog = watchdog(seconds: seconds)
        let messenger = signal.map { self.messenger($0.number, when: $0.condition) }
        defer {
            watchdog.cancel()
            messenger?.cancel()
        }
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            terminationHandler = { _ in continuation.resume() }
            do {
                try runWithSignals()
            } catch {
                terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
        watchdog.cancel()
        if await watchdog.value {
            throw CommandFailure("\(executableURL?.path ?? "?") was killed: not done after \(seconds) s")
        }
    }

    /// Starts the process with no signal blocked.
    ///
    /// The threads that tests run on block most signals, and a child inherits that: it would ignore an interrupt.
    func runWithSignals() throws {
        var none = sigset_t()
        var previous = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &previous)
        defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
        try run()
    }

    /// Sends a signal once, as soon as the condition holds.
    private func messenger(_ number: Int32, when condition: @escaping @Sendable () -> Bool) -> Task<Void, Never> {
        Task {
            while !Task.isCancelled {
                if isRunning, condition() {
                    kill(processIdentifier, number)
                    return
                }
                try? await Task.sleep(for: .milliseconds(10))
            }
        }
    }

    /// Kills the process when the time is up, unless cancelled before; the value says which of the two happened.
    func watchdog(seconds: Double) -> Task<Bool, Never> {
        Task {
            do { try await Task.sleep(for: .seconds(seconds)) } catch { return false }
            guard isRunning else { return false }
            kill(processIdentifier, SIGKILL)
            return true
        }
    }
}
