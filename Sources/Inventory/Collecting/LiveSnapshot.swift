import JSONText
import Synchronization

/// Gathers live answers into a snapshot, through the same reader as files.
public final class LiveSnapshot: Sendable {
    private let builder = Mutex(SnapshotBuilder())

    /// An empty one.
    public init() {}

    /// Takes one answer in.
    public func take(_ answer: CollectedAnswer) {
        // The text is this program's own writing; were it no JSON, the reader's warning would say so.
        guard let document = try? JSONDocument(parsing: answer.text) else { return }
        builder.withLock {
            $0.add(
                document.root, operation: answer.operation.kebabName, id: answer.id,
                origin: Snapshot.Origin(account: answer.account, region: answer.region))
        }
    }

    /// Marks what a failed call would have told as unknown.
    public func take(_ fault: CollectedFault) {
        guard !fault.isAbsentService else { return }
        builder.withLock {
            $0.addRefusal(
                action: fault.action, why: fault.reason,
                origin: Snapshot.Origin(account: fault.account, region: fault.region))
        }
    }

    /// All that was taken in.
    public func finish() -> Snapshot {
        builder.withLock { builder in
            defer { builder = SnapshotBuilder() }
            return builder.finish()
        }
    }
}
