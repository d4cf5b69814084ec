import Findings
import Inventory
import NetworkSets
import Topology

/// An internet gateway on the way in: it finds the private address behind the public one, and drops what has none.
struct InternetGatewayArrival: Component {
    let vpcID: String

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let gateway: InternetGateway
        switch traffic.topology.internetGateway(ofVPC: vpcID) {
        case .found(let found): gateway = found
        case .unknown:
            // Which private address it would translate to is not known either, so the walk ends here.
            return MissingResource(id: vpcID, kind: .internetGateway, action: "ec2:DescribeInternetGateways")
                .judge(traffic)
        case .absent: return noGateway(traffic)
        }
        let head = Judgement.Head(component: gateway.id, kind: .internetGateway, direction: .ingress)
        let state = GatewayState(traffic: traffic, vpcID: vpcID)
        if let decision = state.attachment(of: gateway, packets) {
            return Judgement(head: head, decisions: [decision], exits: [.deadEnd(packets)])
        }
        let inside = GatewayTableLookup.entrance(through: gateway.id, into: vpcID, traffic.topology)
        if traffic.question.family == .ipv6 { return arrivalIPv6(gateway, head, state, inside, traffic) }
        if traffic.direction == .return { return replyIPv4(gateway, head, inside, traffic) }
        return arrivalIPv4(gateway, head, state, inside, traffic)
    }

    private func arrivalIPv4(
        _ gateway: InternetGateway, _ head: Judgement.Head, _ state: GatewayState, _ entrance: any Component,
        _ traffic: Traffic
    ) -> Judgement {
        var decisions = sourceRefusals(traffic.packets, gateway.id)
        let routable = decisions.reduce(traffic.packets) { $0.subtracting($1.packets) }
        var unmapped = routable
        var mappings: [Translation.Mapping] = []
        for (outside, end) in ends(of: traffic.packets.destinations, traffic) {
            let part = unmapped.restricted(toDestination: IntervalSet(outside.bits))
            mappings.append(Translation.Mapping(before: outside.bits, after: end.address.bits))
            if part.isEmpty { continue }
            unmapped = unmapped.subtracting(part)
            let subnetID = end.interfaceID.flatMap { traffic.topology.snapshot.networkInterfaces[$0]?.subnetID }
            decisions.append(
                state.blockPublicAccess(
                    part, subnetID: subnetID, isEgress: false, component: gateway.id,
                    takesRepliesOnly: traffic.topology.natGateway(holding: end.address, inVPC: vpcID) != nil)
                    ?? .allowed(part, "\(outside) is \(end.address)"))
        }
        if !unmapped.isEmpty { decisions.append(notPublic(unmapped, gateway.id, traffic)) }
        let translation = Translation(component: gateway.id, kind: .destination(mappings), original: traffic.packets)
        let inside = mappings.isEmpty ? traffic.packets : translation.apply(traffic.packets)
        return Judgement(
            head: head, decisions: decisions, rewriting: mappings.isEmpty ? .none : .apply(translation),
            exits: [.next(entrance, inside)], mtu: 1500)
    }

    private func replyIPv4(
        _ gateway: InternetGateway, _ head: Judgement.Head, _ entrance: any Component, _ traffic: Traffic
    ) -> Judgement {
        guard let translation = traffic.translationToUndo, translation.component == gateway.id,
            case .source(let mappings) = translation.kind
        else {
            let lost = ReplyLost.decision(
                traffic.packets, at: gateway.id, "\(gateway.id) did not see the request leave")
            return Judgement(head: head, decisions: [lost], exits: [.deadEnd(traffic.packets)])
        }
        let restored = translation.restore(replies: traffic.packets)
        let back = mappings.map { Translation.Mapping(before: $0.after, after: $0.before) }
        return Judgement(
            head: head, decisions: [.allowed(traffic.packets, GatewayAddressing.text(of: back, .ipv4))],
            rewriting: .undo, exits: [.next(entrance, restored)], mtu: 1500)
    }

    private func arrivalIPv6(
        _ gateway: InternetGateway, _ head: Judgement.Head, _ state: GatewayState, _ entrance: any Component,
        _ traffic: Traffic
    ) -> Judgement {
        let packets = traffic.packets
        let addressing = GatewayAddressing(traffic: traffic, vpcID: vpcID, gatewayID: gateway.id)
        var open = packets
        var decisions: [Decision] = []
        let hidden = packets.restricted(toDestination: AddressSpace.notPublic)
        if !hidden.isEmpty {
            open = open.subtracting(hidden)
            decisions.append(notPublic(hidden, gateway.id, traffic))
        }
        let shut = open.restricted(toDestination: addressing.addressesShutOff())
        if !shut.isEmpty {
            open = open.subtracting(shut)
            decisions.append(addressing.shutOff(shut, FlowText.addresses(shut.destinations)))
        }
        for (subnetID, part) in partsBySubnet(open, traffic.topology) {
            decisions.append(
                state.blockPublicAccess(
                    part, subnetID: subnetID, isEgress: false, component: gateway.id, takesRepliesOnly: false)
                    ?? .allowed(part, "IPv6 addresses are public"))
        }
        return Judgement(
            head: head, decisions: decisions,
            exits: [.next(entrance, packets)], mtu: 1500)
    }

    /// Packets by the subnet they go to, each of which may have an exclusion of its own.
    private func partsBySubnet(_ packets: FlowSet, _ topology: Topology) -> [(subnetID: String?, part: FlowSet)] {
        var rest = packets
        var parts: [(subnetID: String?, part: FlowSet)] = []
        for subnet in topology.subnets(ofVPC: vpcID)
        where subnet.blockPublicAccessMode != nil
            || topology.blockPublicAccessExclusion(ofSubnet: subnet.id, inVPC: vpcID) != nil
        {
            let part = rest.restricted(toDestination: AddressSet(subnet.blocks))
            if part.isEmpty { continue }
            rest = rest.subtracting(part)
            parts.append((subnet.id, part))
        }
        return rest.isEmpty ? parts : parts + [(nil, rest)]
    }

    /// The private ends behind public destinations of this VPC.
    private func ends(of destinations: AddressSet, _ traffic: Traffic) -> [(IPAddress, PublicMappings.PrivateEnd)] {
        let mappings = traffic.topology.publicMappings
        if let single = destinations.singleAddress {
            return mappings.privateEnd(of: single).flatMap { $0.vpcID == vpcID ? [(single, $0)] : nil } ?? []
        }
        return mappings.all.filter { $0.value.vpcID == vpcID && destinations.contains($0.key) }
            .map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    }
}
