import Synchronization

/// Lets at most a few requests of one region be under way at a time.
///
/// A further page goes before the first page of any other call, so that what has begun ends: fewer calls are half done,
/// what hangs on a call starts earlier, and page tokens do not grow old. Among equals the order is that of their coming.
final class RegionGate: Sendable {
    private struct State {
        var free: Int
        var furtherPages: [CheckedContinuation<Void, Never>] = []
        var firstPages: [CheckedContinuation<Void, Never>] = []

        mutating func next() -> CheckedContinuation<Void, Never>? {
            if !furtherPages.isEmpty { return furtherPages.removeFirst() }
            return firstPages.isEmpty ? nil : firstPages.removeFirst()
        }
    }

    private let state: Mutex<State>

    init(width: Int) { state = Mutex(State(free: width)) }

    /// How many more may pass now.
    var free: Int { state.withLock { $0.free } }

    /// How many wait.
    var waiting: Int { state.withLock { $0.furtherPages.count + $0.firstPages.count } }

    /// Runs the body when there is room.
    ///
    /// - Parameter isFurtherPage: Whether the request goes on with a call that has begun.
    func pass<Result: Sendable>(
        isFurtherPage: Bool, _ body: () async throws(CallError) -> Result
    ) async throws(CallError) -> Result {
        await enter(isFurtherPage: isFurtherPage)
        defer { leave() }
        return try await body()
    }

    private func enter(isFurtherPage: Bool) async {
        await withCheckedContinuation { continuation in
            let mayGo = state.withLock { state in
                guard state.free == 0 else {
                    state.free -= 1
                    return true
                }
                if isFurtherPage {
                    state.furtherPages.append(continuation)
                } else {
                    state.firstPages.append(continuation)
                }
                return false
            }
            if mayGo { continuation.resume() }
        }
    }

    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            let next = state.next()
            if next == nil { state.free += 1 }
            return next
        }
        next?.resume()
    }
}
