public import NetworkSets

/// One connection of a way: all of it, or the part on one side of a load balancer.
public struct Segment: Sendable {
    /// The id where packets start, or `internet`.
    public let from: String
    /// The id where they arrive, or `internet`; nil where they arrive nowhere.
    public let to: String?
    /// The packets as they arrive, after every translation; nil where they arrive nowhere.
    public let arriving: FlowSet?
    /// The answer on the way to the server.
    public let forward: Verdict
    /// The components in order, on the way to the server.
    public let forwardHops: [Hop]
    /// The answer on the way back; nil where no packet gets to the server, or none asks for a reply.
    public let `return`: Verdict?
    /// The components in order, on the way back.
    public let returnHops: [Hop]
}
