import Findings
import Inventory
import NetworkSets
import Topology

/// A NAT gateway on the way out: all clients share its addresses, and it picks the source port (VPC guide, NAT gateways).
struct NATGatewayDeparture: Component {
    let gateway: NATGateway
    /// The subnet whose table leads here.
    let from: Subnet

    /// NAT gateways give connections ports of this range.
    static let ports = PortSet(1024...65535)
    static let mtu = 8500
    /// An idle connection is forgotten after 350 seconds; TCP is then answered with a reset (VPC guide, NAT gateways).
    static let idleSeconds = 350

    /// The gateway behind the ACL of its subnet; packets from that very subnet do not pass the ACL.
    static func filtered(_ gateway: NATGateway, from subnet: Subnet, _ topology: Topology) -> any Component {
        let arrival = NATGatewayDeparture(gateway: gateway, from: subnet)
        guard let subnetID = gateway.subnetID else {
            if gateway.isRegional { return arrival }
            return NotModelled(id: gateway.id, reason: "the subnet of \(gateway.id) is not in the snapshot")
        }
        if subnetID == subnet.id { return arrival }
        guard let own = topology.snapshot.subnets[subnetID] else {
            return MissingResource(id: subnetID, kind: .subnet, action: "ec2:DescribeSubnets", next: arrival)
        }
        return NetworkACLFilter(subnet: own, isEgress: false, next: arrival)
    }

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let head = Judgement.Head(component: gateway.id, kind: .natGateway, direction: .egress)
        func stop(_ decision: Decision) -> Judgement {
            Judgement(head: head, decisions: [decision], exits: [.deadEnd(packets)])
        }
        if traffic.direction == .return {
            return stop(ReplyLost.decision(packets, at: gateway.id, "\(gateway.id) did not see the request"))
        }
        if traffic.way.seen[gateway.id] != nil {
            return stop(loop(packets))
        }
        guard traffic.question.family == .ipv4 else {
            let gap = traffic.gap(gateway.id, "NAT64 of \(gateway.id) is not modelled")
            return stop(.unknown(packets, gap.why, gap))
        }
        let zones = RegionalNATZones(gateway: gateway, from: from)
        if let refusal = zones.refusal(packets, traffic) { return stop(refusal) }
        let addresses = zones.addresses
        guard !addresses.isEmpty else {
            let gap = traffic.gap("ec2:DescribeNatGateways", "the addresses of \(gateway.id) are not in the snapshot")
            return stop(.unknown(packets, gap.why, gap))
        }
        let translation = Translation(
            component: gateway.id,
            kind: .sharedSource(
                addresses: IntervalSet(addresses.map { $0.bits...$0.bits }), ports: Self.ports),
            original: packets)
        return Judgement(
            head: head, decisions: decisions(packets, traffic, addresses), rewriting: .apply(translation),
            exits: [.next(onward, translation.apply(packets))],
            remembersAs: gateway.id, mtu: Self.mtu,
            idleTimeout: IdleTimeout(
                component: gateway.id, seconds: Self.idleSeconds,
                atExpiry: traffic.question.options.protocol == .tcp ? .reset : .silent))
    }

    private var onward: any Component {
        if let subnetID = gateway.subnetID { return InterfaceDeparture(subnetID: subnetID) }
        return RegionalNATRouting(gateway: gateway, from: from)
    }

    private func decisions(_ packets: FlowSet, _ traffic: Traffic, _ addresses: [IPAddress]) -> [Decision] {
        if let state = gateway.state, state != "available" {
            return [
                .denied(
                    packets, "\(gateway.id) is \(state)",
                    Blocker(
                        code: .badState, message: "\(gateway.id) is \(state): it forwards nothing.",
                        evidence: ["NAT gateway state: \(state)"],
                        fixes: [
                            Fix(
                                "Create another NAT gateway, and route to it.",
                                command:
                                    "aws ec2 create-nat-gateway --subnet-id \(gateway.subnetID ?? "<subnet-id>") "
                                    + "--allocation-id <allocation-id>"
                            )
                        ]))
            ]
        }
        var decisions: [Decision] = []
        if gateway.state == nil {
            let gap = traffic.gap(gateway.id, "the state of \(gateway.id) is not in the snapshot")
            decisions.append(.unknown(packets, gap.why, gap))
        }
        let inVPC = traffic.topology.snapshot.vpcs[gateway.vpcID].map { AddressSet($0.blocks) } ?? .all(.ipv4)
        // Of what comes from elsewhere only transit gateway traffic is served (NAT gateway basics).
        let foreign =
            traffic.way.forwardHops.contains { $0.kind == .transitGatewayAttachment }
            ? FlowSet() : packets.subtracting(packets.restricted(toSource: inVPC))
        if !foreign.isEmpty {
            decisions.append(
                .denied(
                    foreign, "\(FlowText.addresses(foreign.sources)) is not of \(gateway.vpcID)",
                    Blocker(
                        code: .natGatewayRequiresSourceInVPC,
                        message: "\(gateway.id) serves \(gateway.vpcID) only, and the packets come from elsewhere.",
                        evidence: ["source \(FlowText.addresses(foreign.sources))"])))
        }
        let own = foreign.isEmpty ? packets : packets.subtracting(foreign)
        let carried: [InternetProtocol] = [.tcp, .udp, .icmp]
        let isCarried = carried.contains(traffic.question.options.protocol)
        guard !own.isEmpty else { return decisions }
        let names = addresses.prefix(2).map(\.description).joined(separator: ", ")
        decisions.append(
            isCarried
                ? .allowed(own, "the source becomes \(names), a port of 1024-65535")
                : .denied(
                    own, "NAT gateways carry tcp, udp and icmp only",
                    Blocker(
                        code: .protocolRestriction,
                        message: "\(gateway.id) carries tcp, udp and icmp, and no \(FlowText.service(own)).",
                        evidence: ["protocol \(traffic.question.options.protocol.rawValue)"])))
        return decisions
    }

    private var place: String { gateway.subnetID ?? gateway.vpcID }

    private func loop(_ packets: FlowSet) -> Decision {
        .denied(
            packets, "\(gateway.id) gets its own packets back",
            Blocker(
                code: .routingLoop,
                message: "The route table of \(place), where \(gateway.id) stands, sends the packets back to it.",
                evidence: ["\(gateway.id) stands in \(place)"],
                fixes: [Fix("Move the NAT gateway to a subnet whose route table leads to an internet gateway.")]))
    }
}
