/// One thing that both the host's counters and the capture count.
public struct JoinedCount: Sendable, Hashable {
    /// What is counted, in words.
    public let what: String
    /// The counters of the host, with how much each rose.
    public let counters: [String: Int64]
    /// How often it is in the capture, in connections of this host.
    public let captured: Int
}
