import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// What a function makes of each element, in their order, worked out on all processors.
    func mappedConcurrently<Result: Sendable>(_ body: @Sendable (Element) -> Result) -> [Result] {
        let portion = 64
        let parts = (count + portion - 1) / portion
        let done = Mutex<[[Result]?]>(Array<[Result]?>(repeating: nil, count: parts))
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let own = self[(part * portion)..<Swift.min(count, (part + 1) * portion)].map(body)
            done.withLock { $0[part] = own }
        }
        return done.withLock { $0.flatMap { $0 ?? [] } }
    }
}
