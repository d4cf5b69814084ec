/// A setting worth trying, which awsdrops itself never changes.
public struct HostExperiment: Sendable, Hashable {
    /// Why it may help, in one sentence.
    public let reason: String
    /// The command to try, for root.
    public let command: String
    /// What to watch, and what it should do.
    public let watch: String
    /// The command that puts things back as they were.
    public let undo: String
}
