public import Findings

/// The answer to a question: the verdict both ways, what exactly is dropped, and why.
public struct Answer: Sendable {
    /// What was asked.
    public let question: Question
    /// The answer over both halves and all ways.
    public let verdict: Verdict
    /// The answer on the way to the server.
    public let forward: Verdict
    /// The answer on the way back, over the packets that get to the server; nil where none does, or none asks for a reply.
    public let `return`: Verdict?
    /// Exactly what does not pass.
    public let dropped: [DroppedFlows]
    /// Every way the traffic may take.
    public let ways: [Way]
    /// The health checks of the load balancers on the ways, each a path of its own.
    public let healthChecks: [HealthCheckPath]
    /// What is in the way, in path order, and what is worth knowing.
    public let findings: [Finding]
    /// The smallest IP packet size limit on the ways; nil where no component's limit is known.
    public let mtu: PathMTU?
    /// The idle timeouts on the ways.
    public let idleTimeouts: [IdleTimeout]
    /// What is missing to know more. A gap that cannot change this answer is left out.
    public let gaps: [Gap]
}

/// The largest IP packet that gets through unfragmented.
public struct PathMTU: Sendable, Hashable {
    /// The size, in bytes.
    public let bytes: Int
    /// The component that allows no larger one.
    public let limitedBy: String
}
