/// A capture that cannot be of the host and the time of the counters.
public struct HostJoinError: Error, Sendable, Hashable, CustomStringConvertible {
    /// How many segments of the host the capture has.
    public let captured: Int64
    /// How many its kernel counted.
    public let counted: Int64

    /// What is wrong, and what was expected.
    public var description: String {
        "the capture has \(captured) segments that this host sent, and its counters \(counted) between both looks; expected a "
            + "capture that was made on the host meanwhile"
    }
}
