public import Findings
public import NetworkSets

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
    /// What of that is lost on the way there already.
    public let droppedForward: [DroppedFlows]
    /// The packets whose fate hangs on what is not known.
    public let undecided: FlowSet
    /// The packets that get to the server on some way at least, whether their replies return or not.
    public let arriving: FlowSet
    /// The other packets of which it is not known whether they get there.
    public let mayArrive: FlowSet
    /// Every way the traffic may take.
    public let ways: [Way]
    /// The health checks of the load balancers on the ways, each a path of its own.
    public let healthChecks: [HealthCheckPath]
    /// What is in the way, in path order, and what is worth knowing.
    public let findings: [Finding]
    /// The smallest IP packet size limit on the ways; nil where no component's limit is known.
    public let mtu: PathMTU?
    /// The sizes that packets may have each way; nil where nothing arrives.
    public let sizes: PathSizes?
    /// The idle timeouts on the ways.
    public let idleTimeouts: [IdleTimeout]
    /// The timeout that ends an idle connection first; of equal ones the silent one, which is harder to notice.
    public var effectiveIdleTimeout: IdleTimeout? {
        idleTimeouts.min {
            ($0.seconds, $0.atExpiry == .silent ? 0 : 1) < ($1.seconds, $1.atExpiry == .silent ? 0 : 1)
        }
    }
    /// One packet of the question followed through every layer; nil where that is not asked for.
    public let journey: Journey?
    /// What is missing to know more. A gap that cannot change this answer is left out.
    public let gaps: [Gap]
}
