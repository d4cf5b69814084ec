/// A file of a directory that holds no flow logs, or cannot be read.
public struct UnreadFile: Sendable, Hashable {
    /// The file.
    public let file: String
    /// What it holds instead, or why it cannot be read.
    public let reason: String
}
