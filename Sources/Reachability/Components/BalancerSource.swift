import Findings
import Inventory
import NetworkSets
import Topology

/// A load balancer's node as the source of a question: it sends to registered targets, and checks their health, and does
/// nothing else.
struct BalancerSource: Component {
    let balancer: Balancer
    let node: Balancer.Node

    /// The source, where a question names a load balancer as such.
    init?(at interface: NetworkInterface, _ question: Question) {
        guard let balancer = question.source.balancer, let node = balancer.node(at: interface) else { return nil }
        self.balancer = balancer
        self.node = node
    }

    /// GENEVE, in which a gateway load balancer wraps what it hands to appliances (GWLB guide).
    static let genevePort: UInt16 = 6081

    func judge(_ traffic: Traffic) -> Judgement {
        Judgement(
            head: .init(component: balancer.id, kind: .loadBalancer, direction: .egress), decisions: decisions(traffic),
            exits: [.next(BalancerSender(node: node), traffic.packets)])
    }

    private func decisions(_ traffic: Traffic) -> [Decision] {
        var rest = traffic.packets
        var decisions: [Decision] = []
        func take(_ part: FlowSet, _ decide: (FlowSet) -> Decision) {
            if part.isEmpty { return }
            rest = rest.subtracting(part)
            decisions.append(decide(part))
        }
        let ported = FlowBox(family: traffic.question.family, sourcePorts: LegPackets.ports)
        if traffic.question.options.protocol.hasPorts { take(rest.subtracting(ported), otherPorts) }
        let targets = targets(traffic)
        guard !targets.contains(where: { $0.use == nil }) else {
            let gap = traffic.gap(
                "elasticloadbalancing:DescribeTargetHealth", "the targets of \(balancer.name) are not in the snapshot")
            return decisions + (rest.isEmpty ? [] : [.unknown(rest, gap.why, gap)])
        }
        for case (let use?, let exclusion) in targets {
            take(part(of: rest, to: use, port: use.healthPort, [.tcp])) {
                .allowed($0, "health checks of \(use.text), \(use.healthText)")
            }
            take(part(of: rest, to: use, port: use.port, protocols(of: use.pool))) {
                clientTraffic($0, use, exclusion)
            }
        }
        let known = targets.compactMap(\.use).flatMap(\.addresses).reduce(AddressSet()) { $0.union(AddressSet($1)) }
        take(rest.restricted(toDestination: known)) { otherPort($0, targets.compactMap(\.use)) }
        take(rest, notATarget)
        return decisions
    }

    /// The targets of every group behind the load balancer; a nil use for a group whose targets are not known.
    private func targets(_ traffic: Traffic) -> [(use: TargetUse?, exclusion: TargetChoice.Exclusion?)] {
        let choice = TargetChoice(balancer: balancer, node: node, traffic: traffic)
        return Self.pools(of: balancer, traffic.topology).flatMap { pool in
            choice.targets(of: pool)?.map { (Optional($0.use), $0.exclusion) } ?? [(nil, nil)]
        }
    }

    /// The target groups that listeners of a load balancer forward to, each once.
    static func pools(of balancer: Balancer, _ topology: Topology) -> [TargetPool] {
        var ids: [String] = []
        for listener in balancer.listeners {
            for forward in ListenerRouting(listener, host: nil, path: nil).forwards where !ids.contains(forward.poolID)
            {
                ids.append(forward.poolID)
            }
        }
        return ids.compactMap(topology.targetPool)
    }

    /// The ports that a load balancer uses, for traffic and health checks, at targets with these addresses.
    static func ports(of balancer: Balancer, at addresses: AddressSet, _ topology: Topology) -> PortSet {
        var ports = PortSet()
        for pool in pools(of: balancer, topology) {
            for target in pool.targets ?? [] where isAt(addresses, target, topology) {
                let own = target.port ?? pool.port
                for port in [own, target.healthPort ?? pool.healthCheck.port ?? own].compactMap(\.self) {
                    ports = ports.union(PortSet(port))
                }
            }
        }
        return ports
    }

    private static func isAt(_ addresses: AddressSet, _ target: TargetHealth.Target, _ topology: Topology) -> Bool {
        if let address = try? IPAddress(target.id) { return addresses.contains(address) }
        return topology.interfaces(ofInstance: target.id).contains {
            !$0.heldAddresses.intersection(addresses).isEmpty
        }
    }

    private func protocols(of pool: TargetPool) -> [InternetProtocol] {
        switch pool.protocolName {
        case "UDP", "QUIC", "GENEVE": [.udp]
        case "TCP_UDP", "TCP_QUIC": [.tcp, .udp]
        default: [.tcp]
        }
    }

    private func part(
        of packets: FlowSet, to use: TargetUse, port: UInt16?, _ protocols: [InternetProtocol]
    ) -> FlowSet {
        guard let port else { return FlowSet() }
        return use.addresses.reduce(into: FlowSet()) { sum, address in
            let box = FlowBox(
                family: address.family, protocols: IntervalSet(protocols.map { $0.rawValue...$0.rawValue }),
                destination: IntervalSet(address.bits), destinationPorts: PortSet(port))
            sum = sum.union(packets.intersection(box))
        }
    }

    /// Traffic of clients, which a network load balancer may have to send with their addresses.
    private func clientTraffic(
        _ packets: FlowSet, _ use: TargetUse, _ exclusion: TargetChoice.Exclusion?
    ) -> Decision {
        let own = node.zone ?? node.interface.subnetID
        switch exclusion {
        case .otherZone(let zone):
            let text = "\(use.target.id) is in \(zone), the node in \(own), and cross-zone balancing is off"
            return .denied(
                packets, text,
                Blocker(
                    code: .classicNotCrossZone, message: "\(balancer.name) does not use the target here: \(text).",
                    evidence: ["\(Balancer.crossZoneKey) is not true"]))
        case .zoneNotInstalled(let zone):
            let text = "\(use.target.id) is in \(zone), where \(balancer.name) is not switched on"
            return .denied(packets, text, BalancerBlockers.zoneNotInstalled(balancer, use.pool.id, text, zone))
        case .draining:
            return .denied(
                packets, "\(use.text) is being taken out",
                Blocker(
                    code: .listenerRequiresAcceptingTargetGroup, component: use.pool.id,
                    message: "\(use.text) is being taken out of \(use.pool.name): it gets no new connections.",
                    evidence: [use.healthText]))
        case nil: break
        }
        let preservation = ClientPreservation(balancer, nil, use.pool)
        guard preservation.keeps else { return .allowed(packets, "\(use.text), \(use.healthText)") }
        let text = "\(balancer.name) sends to \(use.pool.name) with the client's address, not with its own"
        return .denied(
            packets, text,
            Blocker(
                code: .sourceAddressPreservation, component: use.pool.id,
                message: "\(text): no such packets are sent.",
                evidence: ["\(ClientPreservation.key) is true for \(use.pool.name)"],
                fixes: [
                    Fix("Ask from the client to \(balancer.name) instead."), TargetDeparture.preservationFix(use.pool),
                ]))
    }

    private func otherPorts(_ packets: FlowSet) -> Decision {
        .denied(
            packets, "load balancers connect from ports 1024-65535",
            Blocker(
                code: .remapsEphemeralPort,
                message:
                    "\(balancer.name) never connects from port \(packets.sourcePorts.portDescription): it picks one of "
                    + "1024-65535.",
                evidence: ["source ports \(packets.sourcePorts.portDescription)"]))
    }

    private func otherPort(_ packets: FlowSet, _ uses: [TargetUse]) -> Decision {
        let registered = uses.filter { use in use.addresses.contains { packets.destinations.contains($0) } }.map(\.text)
        let list = registered.joined(separator: ", ")
        let code: FindingCode
        switch balancer.kind {
        case .classic: code = .classicListenerPortRestriction
        case .gateway:
            code =
                packets.protocols == IntervalSet(InternetProtocol.udp.rawValue)
                ? .geneveDestinationPortRestriction : .geneveProtocolRestriction
        case .application, .network: code = .targetPortRestriction
        }
        let text = "registered is \(list)"
        return .denied(
            packets, text,
            Blocker(
                code: code,
                message: "\(balancer.name) does not send \(FlowText.service(packets)) to this target: \(text).",
                evidence: [text],
                fixes: balancer.kind == .gateway
                    ? []
                    : [
                        Fix("Ask for the registered port, or register the target with the port its service listens on.")
                    ]))
    }

    private func notATarget(_ packets: FlowSet) -> Decision {
        let addresses = FlowText.addresses(packets.destinations)
        return .denied(
            packets, "\(addresses) is no registered target",
            Blocker(
                code: .targetAddressRestriction,
                message: "\(balancer.name) sends to registered targets only, and \(addresses) is none.",
                evidence: ["no target group behind \(balancer.name) has \(addresses)"],
                fixes: [
                    balancer.kind == .classic
                        ? Fix(
                            "Register the instance.",
                            command: "aws elb register-instances-with-load-balancer --load-balancer-name "
                                + "\(balancer.name) --instances <instance-id>")
                        : Fix(
                            "Register the target.",
                            command: "aws elbv2 register-targets --target-group-arn <target-group-arn> "
                                + "--targets Id=<target>")
                ]))
    }
}
