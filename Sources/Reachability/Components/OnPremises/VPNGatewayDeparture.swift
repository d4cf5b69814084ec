import Findings
import Inventory
import NetworkSets
import Topology

/// A virtual private gateway on the way out of a VPC: it forwards what comes from the VPC's own addresses to the prefixes it
/// knows, over the VPN connection or Direct Connect link it prefers (VPN guide, route priority).
struct VPNGatewayDeparture: Component {
    let gatewayID: String
    let vpcID: String

    private var head: Judgement.Head {
        .init(component: gatewayID, kind: .virtualPrivateGateway, direction: .egress)
    }

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        guard let gateway = traffic.topology.snapshot.vpnGateways[gatewayID] else {
            return MissingResource(id: gatewayID, kind: .virtualPrivateGateway, action: "ec2:DescribeVpnGateways")
                .judge(traffic)
        }
        let stop = VPNGatewayState(traffic: traffic, gateway: gateway, vpcID: vpcID).stop(packets)
        if let stop { return Judgement(head: head, decisions: [stop], exits: [.deadEnd(packets)]) }
        var decisions: [Decision] = []
        var exits: [Judgement.Exit] = []
        let own = traffic.topology.snapshot.vpcs[vpcID].map { AddressSet($0.blocks) } ?? .all(traffic.question.family)
        let inside = packets.restricted(toSource: own)
        let foreign = inside.isEmpty ? packets : packets.subtracting(inside)
        if !foreign.isEmpty {
            decisions.append(.denied(foreign, "not from an address of \(vpcID)", foreignSource(foreign)))
            exits.append(.deadEnd(foreign))
        }
        let routes = VPNGatewayRoutes(gatewayID: gatewayID, vpcID: vpcID, traffic.topology)
        var rest = inside
        for entry in routes.entries {
            let matched = rest.restricted(toDestination: IntervalSet(entry.block.bounds))
            if matched.isEmpty { continue }
            rest = rest.subtracting(matched)
            let carriers = preferred(entry.carriers, traffic.topology)
            if carriers.isEmpty {
                decisions.append(unknownCarrier(matched, entry.block, traffic))
                exits.append(.deadEnd(matched))
                continue
            }
            let names = carriers.map(\.id).joined(separator: ", ")
            decisions.append(
                .allowed(matched, "\(entry.isStatic ? "static" : "learned") route \(entry.block) → \(names)"))
            exits += carriers.map { carrier in
                let door = OnPremisesDoor(carrier: carrier, place: .vpc(vpcID))
                return .next(CarrierCrossing(door: door, isEgress: true), matched)
            }
        }
        if !rest.isEmpty {
            decisions.append(noRoute(rest, routes, traffic))
            exits.append(.deadEnd(rest))
        }
        return Judgement(head: head, decisions: decisions, exits: exits)
    }

    /// Of equal routes the gateway takes those that work, and of these the kind it prefers.
    private func preferred(_ carriers: [Carrier], _ topology: Topology) -> [Carrier] {
        let open = carriers.filter { carrier in
            if case .down = CarrierState(carrier, topology) { false } else { true }
        }
        let best = open.isEmpty ? carriers : open
        guard let rank = best.map({ $0.rank(topology) }).min() else { return [] }
        return best.filter { $0.rank(topology) == rank }
    }

    private func foreignSource(_ packets: FlowSet) -> Blocker {
        let sources = FlowText.addresses(packets.sources)
        return Blocker(
            code: .vpnGatewayPrivateAddressForEgress,
            message: "\(gatewayID) forwards what interfaces of \(vpcID) send, and \(sources) is none of its addresses.",
            evidence: ["source \(sources)"],
            fixes: [Fix("Give the sender's VPC a gateway of its own, or join VPCs and site by a transit gateway.")])
    }

    private func unknownCarrier(_ packets: FlowSet, _ block: CIDRBlock, _ traffic: Traffic) -> Decision {
        let gap = traffic.gap(
            "directconnect:DescribeVirtualInterfaces", "what announces \(block) to \(gatewayID) is not in the snapshot")
        return .unknown(packets, gap.why, gap)
    }

    private func noRoute(_ packets: FlowSet, _ routes: VPNGatewayRoutes, _ traffic: Traffic) -> Decision {
        let snapshot = traffic.topology.snapshot
        let addresses = FlowText.addresses(packets.destinations)
        if !traffic.topology.provesAbsence(\.vpnConnections, inVPC: vpcID) {
            let gap = traffic.gap(
                "ec2:DescribeVpnConnections",
                "whether a VPN connection of \(gatewayID) leads to \(addresses) is not known")
            return .unknown(packets, gap.why, gap)
        }
        // Only a Direct Connect that is there can announce what nobody wrote down.
        let mayLearn = !routes.dynamic.isEmpty || (routes.entries.isEmpty && !snapshot.virtualInterfaces.provesAbsence)
        if mayLearn, !routes.showsAll {
            let gap = traffic.gap(
                gatewayID, "whether \(gatewayID) learned a route to \(addresses) is not in the snapshot")
            return .unknown(packets, gap.why, gap)
        }
        let text = "\(gatewayID) knows no route to \(addresses)"
        let connection = snapshot.vpnConnections.byID.values.filter {
            $0.vpnGatewayID == gatewayID && $0.usesStaticRoutes
        }
        .map(\.id).min()
        let fixes = connection.map { id in
            packets.destinations.blocks.prefix(4).map { block in
                Fix(
                    "Add the block to the static routes of the VPN connection.",
                    command: "aws ec2 create-vpn-connection-route --vpn-connection-id \(id) "
                        + "--destination-cidr-block \(block)")
            }
        }
        return .denied(
            packets, text,
            Blocker(
                code: .noRouteToDestination,
                message: "\(text): no static route of its VPN connections covers it, and "
                    + "nothing announces it.",
                evidence: routes.entries.prefix(8).map { "\(gatewayID): route \($0.block)" },
                fixes: fixes ?? [Fix("Let the customer's router announce the block over BGP.")]))
    }
}
