public import NetworkSets

/// One way the traffic takes, there and back: one connection, or several where a load balancer makes its own.
public struct Way: Sendable {
    /// The answer over both halves.
    public let verdict: Verdict
    /// The answer on the way to the server.
    public let forward: Verdict
    /// The answer on the way back; nil where no packet gets to the server, or none asks for a reply.
    public let `return`: Verdict?
    /// The connections, the client's first.
    public let segments: [Segment]
    /// The target at the end, as `i-0a1:8080 (tg-web)`; nil where no load balancer chose one.
    public let target: String?
    /// What a load balancer on the way answers by itself; nil where it does not.
    public let answer: String?

    /// The id where packets start, or `internet`.
    public var from: String { segments.first?.from ?? "" }
    /// The id where they arrive, or `internet`; nil where they arrive nowhere.
    public var to: String? { segments.last?.to }
    /// The packets as the server gets them, after every translation; nil where they arrive nowhere.
    public var arriving: FlowSet? { segments.last?.arriving }
    /// The components in order, on the way to the server.
    public var forwardHops: [Hop] { segments.flatMap(\.forwardHops) }
    /// The components in order, on the way back.
    public var returnHops: [Hop] { segments.reversed().flatMap(\.returnHops) }
}
