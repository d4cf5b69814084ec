import Findings
import Inventory
import NetworkSets
import Topology

/// An interface endpoint behind the groups of one of its interfaces: the service there answers, and opens no connections
/// (PrivateLink guide).
struct InterfaceEndpoint: Component {
    let endpoint: VPCEndpoint
    let interface: NetworkInterface

    /// Larger packets are dropped without a word, and TCP is told so in its segment size (PrivateLink quotas).
    static let mtu = 8500
    /// A fixed limit; later packets are not delivered, and nobody is told.
    static let idleSeconds = 350

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let head = Judgement.Head(component: endpoint.id, kind: .vpcEndpoint, direction: .ingress)
        if traffic.direction == .return {
            let lost = ReplyLost.decision(
                packets, at: endpoint.id, "the reply is delivered to \(endpoint.id), which did not ask")
            return Judgement(head: head, decisions: [lost], exits: [.deadEnd(packets)])
        }
        let service = ownService(traffic)
        let nodes = service?.nodes(traffic.topology, reply: reply) ?? []
        return Judgement(
            head: head, decisions: decisions(service, isFollowed: !nodes.isEmpty, traffic),
            exits: nodes.isEmpty
                ? [.arrived(.outside(gateway: reply, name: endpoint.serviceName), packets)]
                : nodes.map { .next($0, packets) },
            remembersAs: endpoint.id, mtu: Self.mtu,
            idleTimeout: IdleTimeout(component: endpoint.id, seconds: Self.idleSeconds, atExpiry: .silent))
    }

    /// Replies start at the interface the request came to.
    private var reply: any Component {
        SecurityGroupFilter(
            interface: interface, isEgress: true, next: InterfaceDeparture(subnetID: interface.subnetID))
    }

    /// Where the VPC enforces encryption, traffic to endpoints that is not encrypted is dropped, and what is not on port 443 may
    /// be either (VPC guide, encryption controls).
    private func decisions(
        _ service: OwnEndpointService?, isFollowed: Bool, _ traffic: Traffic
    ) -> [Decision] {
        let decision = decision(service, isFollowed: isFollowed, traffic)
        let controls = traffic.topology.snapshot.encryptionControls.byID.values
        guard case .allowed = decision.outcome,
            let control = controls.first(where: { $0.vpcID == endpoint.vpcID && $0.isEnforced })
        else { return [decision] }
        let encrypted = FlowBox(
            family: traffic.question.family, protocol: .tcp, destinationPorts: PortSet(443))
        let others = decision.packets.subtracting(encrypted)
        if others.isEmpty { return [decision] }
        let gap = traffic.gap(
            control.id,
            "\(control.id) of \(endpoint.vpcID) drops what is not encrypted, and whether \(FlowText.service(others)) is cannot be "
                + "seen")
        let open = decision.packets.intersection(encrypted)
        return (open.isEmpty ? [] : [.allowed(open, decision.reason)]) + [.unknown(others, gap.why, gap)]
    }

    private func decision(_ service: OwnEndpointService?, isFollowed: Bool, _ traffic: Traffic) -> Decision {
        let packets = traffic.packets
        if let stop = EndpointState.decision(of: endpoint, packets, traffic) { return stop }
        if let stop = serviceDecision(service?.configuration, packets, traffic) { return stop }
        guard traffic.question.options.protocol.hasPorts else {
            return .denied(
                packets, "interface endpoints carry tcp and udp only",
                Blocker(
                    code: .protocolRestriction,
                    message: "\(endpoint.id) carries TCP and UDP to \(endpoint.serviceName), and no "
                        + "\(FlowText.service(packets)): an endpoint does not even answer pings.",
                    evidence: ["protocol \(traffic.question.options.protocol.rawValue)"],
                    fixes: [Fix("Try the service's own port instead, such as TCP 443.")]))
        }
        let text = "available, to \(endpoint.serviceName); its policy is IAM's and drops no packet"
        guard let service, !isFollowed else { return .allowed(packets, text) }
        let balancer = service.configuration.networkLoadBalancerARNs.first ?? service.configuration.id
        let gap = traffic.gap(
            balancer,
            "what \(balancer) behind endpoint service \(service.configuration.id) does with the packets is not in the snapshot"
        )
        return .unknown(packets, gap.why, gap)
    }

    /// The provider's side of the service, where the snapshot has it.
    private func ownService(_ traffic: Traffic) -> OwnEndpointService? {
        traffic.topology.snapshot.endpointServiceConfigurations.byID.values
            .filter { $0.serviceName == endpoint.serviceName }.min { $0.id < $1.id }
            .map { OwnEndpointService(configuration: $0, zone: traffic.topology.zone(ofSubnet: interface.subnetID)) }
    }

    /// What the service's own state and zones refuse.
    private func serviceDecision(
        _ own: VPCEndpointServiceConfiguration?, _ packets: FlowSet, _ traffic: Traffic
    ) -> Decision? {
        if let own, let state = own.state, state != "available" {
            return .denied(
                packets, "\(own.id) is \(state)",
                Blocker(
                    code: .badState, component: own.id,
                    message: "Endpoint service \(own.id) behind \(endpoint.id) is \(state).",
                    evidence: ["service state: \(state)"]))
        }
        let zones = own?.zones ?? traffic.topology.snapshot.endpointServices[endpoint.serviceName]?.zones ?? []
        guard let zone = traffic.topology.zone(ofSubnet: interface.subnetID), !zones.isEmpty, !zones.contains(zone)
        else {
            return nil
        }
        let text = "\(endpoint.serviceName) is not offered in \(zone)"
        return .denied(
            packets, text,
            Blocker(
                code: .endpointServiceNotInZone,
                message:
                    "\(interface.id) of \(endpoint.id) is in \(zone), where \(endpoint.serviceName) is not offered.",
                evidence: [
                    "zones of the service: \(zones.joined(separator: ", "))", "\(interface.subnetID) is in \(zone)",
                ],
                fixes: [
                    Fix(
                        "Take the endpoint out of that zone, so that clients use its other interfaces.",
                        command: "aws ec2 modify-vpc-endpoint --vpc-endpoint-id \(endpoint.id) --remove-subnet-ids "
                            + interface.subnetID)
                ]))
    }
}
