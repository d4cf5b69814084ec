import Findings
import Inventory
import NetworkSets
import Topology

/// A Gateway Load Balancer endpoint that a route leads to: the appliances behind it get the packets as they are, and what they
/// let pass goes on by the route table of the endpoint's own subnet (Gateway Load Balancer guide).
struct GatewayLoadBalancerEndpoint: Component {
    let endpoint: VPCEndpoint
    /// Where packets go on.
    let next: any Component

    static let mtu = 8500
    /// The default of `tcp.idle_timeout.seconds`; other protocols have a fixed time.
    private static let idleSeconds = (tcp: 350, others: 120)

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let head = Judgement.Head(
            component: endpoint.id, kind: .gatewayLoadBalancerEndpoint,
            direction: traffic.direction == .forward ? .ingress : .egress)
        if let loop = InspectionLoop.decision(at: endpoint.id, traffic) {
            return Judgement(head: head, decisions: [loop], exits: [.deadEnd(packets)])
        }
        return Judgement(
            head: head, decisions: [decision(traffic)], exits: [.next(next, packets)], remembersAs: endpoint.id,
            mtu: Self.mtu,
            idleTimeout: idleTimeout(traffic),
            notes: traffic.direction == .forward ? [note] : [])
    }

    /// The listener of the load balancer may set the time for TCP, and a reset at its end (Gateway Load Balancer guide,
    /// listeners).
    private func idleTimeout(_ traffic: Traffic) -> IdleTimeout {
        guard traffic.question.options.protocol == .tcp else {
            return IdleTimeout(component: endpoint.id, seconds: Self.idleSeconds.others, atExpiry: .silent)
        }
        let attributes = traffic.topology.balancer(appliances(traffic))?.listeners.first?.attributes
        let seconds = attributes?["tcp.idle_timeout.seconds"].flatMap(Int.init) ?? Self.idleSeconds.tcp
        let resets = attributes?["send_tcp_reset.on_idle_timeout.enabled"] == "true"
        return IdleTimeout(component: endpoint.id, seconds: seconds, atExpiry: resets ? .reset : .silent)
    }

    private func decision(_ traffic: Traffic) -> Decision {
        let packets = traffic.packets
        let isJudged = traffic.direction == .return && traffic.way.seen[endpoint.id] != nil
        if !isJudged, let stop = EndpointState.decision(of: endpoint, packets, traffic) { return stop }
        // A connection that does not begin with a SYN here has no entry in the table of flows, and is dropped.
        if traffic.direction == .return, traffic.question.options.protocol == .tcp,
            !traffic.answersPackets(seenBy: endpoint.id)
        {
            return UnseenRequest.decision(packets, at: endpoint.id, traffic)
        }
        let appliances = self.appliances(traffic)
        let gap = traffic.gap(
            appliances, "what the appliances behind \(endpoint.id) (\(appliances)) let pass cannot be seen from AWS")
        return .unknown(packets, gap.why, gap)
    }

    /// The load balancer of the appliances, where the provider's side is in the snapshot, else the service.
    private func appliances(_ traffic: Traffic) -> String {
        traffic.topology.snapshot.endpointServiceConfigurations.byID.values
            .filter { $0.serviceName == endpoint.serviceName }.compactMap(\.gatewayLoadBalancerARNs.first).min()
            ?? endpoint.serviceName
    }

    private var note: Finding {
        Finding(
            code: .appliancesNotChecked, severity: .warning, direction: .forward, component: endpoint.id,
            message: "The packets go through the appliances behind \(endpoint.id), whose rules AWS does not know.",
            evidence: ["\(endpoint.id) is a Gateway Load Balancer endpoint of \(endpoint.serviceName)"],
            fixes: [Fix("Look into the appliances' own logs for the packets.")])
    }
}
