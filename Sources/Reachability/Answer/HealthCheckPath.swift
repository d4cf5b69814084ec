/// A load balancer's check of one target from one node, as a path of its own.
public struct HealthCheckPath: Sendable {
    /// The load balancer's id.
    public let balancer: String
    /// The node's interface.
    public let node: String
    /// The target group's id.
    public let group: String
    /// The target's id.
    public let target: String
    /// `HTTP`, `HTTPS` or `TCP`; nil where not said.
    public let protocolName: String?
    /// The port checked.
    public let port: UInt16
    /// The answer over both halves of the check's own connection.
    public let verdict: Verdict
    /// The state AWS reports, with its reason; nil where not in the snapshot.
    public let state: String?
    /// The check's connection.
    public let segment: Segment?
}
