/// The attributes of a classic load balancer (`elb DescribeLoadBalancerAttributes`, asked per load balancer).
public struct ClassicAttributes: Sendable, Hashable {
    /// Whether a node also uses instances of other zones; nil where not said.
    public let isCrossZone: Bool?
    /// After so many seconds without data a connection is closed; nil where not said.
    public let idleSeconds: Int?

    init(from fields: Fields) throws(ElementError) {
        let attributes = try fields.object("LoadBalancerAttributes")
        isCrossZone = try attributes?.object("CrossZoneLoadBalancing")?.optionalFlag("Enabled")
        idleSeconds = try attributes?.object("ConnectionSettings")?.optionalNumber("IdleTimeout")
    }
}
