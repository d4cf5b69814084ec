import Synchronization

/// Pieces of work still to be done, shared by the workers.
final class WorkQueue<Item: Sendable>: Sendable {
    let items: [Item]
    private let next = Mutex(0)

    init(_ items: [Item]) {
        self.items = items
    }

    /// The place of the next item; nil where all are taken.
    func take() -> Int? {
        next.withLock { index -> Int? in
            guard index < items.count else { return nil }
            defer { index += 1 }
            return index
        }
    }

    /// Leaves what is not taken yet undone.
    func stop() {
        next.withLock { $0 = items.count }
    }
}
