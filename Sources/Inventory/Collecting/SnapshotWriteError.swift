/// Why a snapshot cannot be written.
public struct SnapshotWriteError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file or directory.
    public var path: String
    /// What the system says.
    public var reason: String

    /// An error from its parts.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// The path and the reason.
    public var description: String { "cannot write \(path): \(reason)" }
}
