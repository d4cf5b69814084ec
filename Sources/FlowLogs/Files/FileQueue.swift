import Synchronization

/// The files still to be read, shared by the workers.
final class FileQueue: Sendable {
    let files: [String]
    private let next = Mutex(0)

    init(_ files: [String]) {
        self.files = files
    }

    /// The place of the next file; nil where all are taken.
    func take() -> Int? {
        next.withLock { index -> Int? in
            guard index < files.count else { return nil }
            defer { index += 1 }
            return index
        }
    }
}
