import Findings
import Inventory
import NetworkSets
import Topology

/// The crossing of a VPN connection or Direct Connect link.
struct CarrierCrossing: Component {
    let door: OnPremisesDoor
    /// Whether packets leave Amazon here.
    let isEgress: Bool

    private var carrier: Carrier { door.carrier }

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        var decisions = isEgress ? unawaited(traffic) : []
        if decisions.isEmpty, let refusal = familyRefusal(traffic) ?? (isEgress ? nil : unannounced(traffic)) {
            decisions.append(refusal)
        }
        let rest = decisions.reduce(packets) { $0.subtracting($1.packets) }
        if !rest.isEmpty { decisions.append(stateDecision(rest, traffic)) }
        let tunnel =
            carrier.kind == .vpn ? traffic.topology.snapshot.vpnConnections[carrier.id].map(TunnelMTU.init) : nil
        return Judgement(
            head: .init(component: carrier.id, kind: carrier.hopKind, direction: isEgress ? .egress : .ingress),
            decisions: decisions, exits: [exit(packets)],
            mtu: tunnel?.most ?? mtu(traffic.topology), mtuForCertain: tunnel?.least)
    }

    private func exit(_ packets: FlowSet) -> Judgement.Exit {
        isEgress
            ? .arrived(.outside(gateway: OnPremisesReply(door: door), name: "on-premises"), packets)
            : .next(door.inside, packets)
    }

    private func stateDecision(_ packets: FlowSet, _ traffic: Traffic) -> Decision {
        switch CarrierState(carrier, traffic.topology) {
        case .working(let text): return .allowed(packets, text)
        case .unknown(let what, let why):
            let gap = traffic.gap(what, why)
            return .unknown(packets, gap.why, gap)
        case .down(let text, let evidence):
            let code: FindingCode =
                carrier.kind != .vpn
                ? .badState : carrier.gatewayID.hasPrefix("tgw-") ? .transitGatewayBadStateVPN : .badStateVPN
            return .denied(
                packets, text,
                Blocker(
                    code: code, message: "\(text), so nothing passes to or from the customer's site.",
                    evidence: evidence,
                    fixes: [
                        Fix(
                            carrier.kind == .vpn
                                ? "Bring a tunnel up: check the customer gateway's IKE and IPsec settings, its public "
                                    + "address and the traffic that keeps the tunnel up."
                                : "Bring the virtual interface and its BGP session up, on the customer's router too.")
                    ]))
        }
    }

    /// A tunnel carries one family (VPN guide, IPv4 and IPv6 traffic).
    private func familyRefusal(_ traffic: Traffic) -> Decision? {
        guard carrier.kind == .vpn, let connection = traffic.topology.snapshot.vpnConnections[carrier.id],
            connection.carriesIPv6 != (traffic.question.family == .ipv6)
        else { return nil }
        let carried = connection.carriesIPv6 ? "IPv6" : "IPv4"
        let text = "the tunnels of \(carrier.id) carry \(carried) only"
        return .denied(
            traffic.packets, text,
            Blocker(
                code: .protocolRestriction, message: "\(text.prefix(1).uppercased() + text.dropFirst()).",
                evidence: ["TunnelInsideIpVersion is \(connection.carriesIPv6 ? "ipv6" : "ipv4")"]))
    }

    /// Packets for addresses that the customer's routers are not told of.
    private func unannounced(_ traffic: Traffic) -> Decision? {
        guard carrier.kind == .directConnectGateway else { return nil }
        let association = traffic.topology.snapshot.directConnectAssociations.byID.values.first {
            $0.directConnectGatewayID == carrier.id && $0.gatewayID == carrier.gatewayID
        }
        guard let association, !association.allowedBlocks.isEmpty else { return nil }
        let announced = traffic.packets.restricted(toDestination: AddressSet(association.allowedBlocks))
        let unknown = announced.isEmpty ? traffic.packets : traffic.packets.subtracting(announced)
        if unknown.isEmpty { return nil }
        let addresses = FlowText.addresses(unknown.destinations)
        let list = association.allowedBlocks.map(\.description).joined(separator: ", ")
        return .denied(
            unknown, "\(addresses) is not announced over \(carrier.id)",
            Blocker(
                code: .directConnectPrefixNotAnnounced,
                message:
                    "\(addresses) is not among the prefixes that \(carrier.id) announces to the customer's site, so "
                    + "its routers send nothing for it here.",
                evidence: ["allowed prefixes: \(list)"],
                fixes: [
                    Fix(
                        "Add the block to the allowed prefixes.",
                        command: "aws directconnect update-direct-connect-gateway-association --association-id "
                            + "\(association.id) --add-allowed-prefixes-to-direct-connect-gateway cidr=<block>")
                ]))
    }

    /// Replies to somebody inside Amazon, sent out to the customer's site.
    private func unawaited(_ traffic: Traffic) -> [Decision] {
        guard traffic.direction == .return else { return [] }
        if case .outside = traffic.way.origin { return [] }
        return [
            ReplyLost.decision(traffic.packets, at: carrier.id, "nobody at the customer's site sent the request")
        ]
    }

    private func mtu(_ topology: Topology) -> Int? {
        let snapshot = topology.snapshot
        switch carrier.kind {
        case .vpn: return nil
        case .virtualInterface: return snapshot.virtualInterfaces[carrier.id]?.mtu
        case .directConnectGateway:
            return snapshot.virtualInterfaces.byID.values.filter { $0.directConnectGatewayID == carrier.id }
                .compactMap(\.mtu).min()
        }
    }
}
