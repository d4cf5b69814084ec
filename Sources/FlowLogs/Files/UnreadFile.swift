/// A file of a directory that holds no flow logs.
public struct UnreadFile: Sendable, Hashable {
    /// The file.
    public let file: String
    /// What it holds instead.
    public let reason: String
}
