import Findings

extension Traffic {
    /// The endpoint of a firewall or Gateway Load Balancer that the packets came through last on this half of their way.
    var inspectingEndpoint: String? {
        let hops = direction == .forward ? way.forwardHops : way.returnHops
        return hops.last { $0.kind == .networkFirewall || $0.kind == .gatewayLoadBalancerEndpoint }?.component
    }
}
