import AWSClient

/// Waits between two looks at a running query: shortly at first, up to a few seconds.
struct PollingPause {
    private var milliseconds = 200

    /// - Throws: `QueryFailure.call(.cancelled)` where the task is cancelled meanwhile.
    mutating func wait() async throws(QueryFailure) {
        do {
            try await Task.sleep(for: .milliseconds(milliseconds))
        } catch {
            throw .call(.cancelled)
        }
        milliseconds = min(milliseconds * 3 / 2, 4000)
    }
}
