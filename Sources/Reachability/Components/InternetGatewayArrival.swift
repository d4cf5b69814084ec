import Findings
import Inventory
import NetworkSets
import Topology

/// An internet gateway on the way in: it finds the private address behind the public one, and drops what has none.
struct InternetGatewayArrival: Component {
    let vpcID: String

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let inside = VPCDelivery(vpcID: vpcID, fromSubnet: nil)
        let gateway: InternetGateway
        switch traffic.topology.internetGateway(ofVPC: vpcID) {
        case .found(let found): gateway = found
        case .unknown:
            // Which private address it would translate to is not known either, so the walk ends here.
            return MissingResource(id: vpcID, kind: .internetGateway, action: "ec2:DescribeInternetGateways")
                .judge(traffic)
        case .absent: return noGateway(packets, next: inside)
        }
        let head = Judgement.Head(component: gateway.id, kind: .internetGateway, direction: .ingress)
        let state = GatewayState(traffic: traffic, vpcID: vpcID)
        if let decision = state.attachment(of: gateway, packets) {
            return Judgement(head: head, decisions: [decision], exits: [.deadEnd(packets)])
        }
        if traffic.question.family == .ipv6 { return arrivalIPv6(gateway, head, state, traffic) }
        if traffic.direction == .return { return replyIPv4(gateway, head, traffic) }
        return arrivalIPv4(gateway, head, state, traffic)
    }

    private func noGateway(_ packets: FlowSet, next: any Component) -> Judgement {
        let text = "\(vpcID) has no internet gateway"
        return Judgement(
            head: .init(component: vpcID, kind: .vpc, direction: .ingress),
            decisions: [
                .denied(
                    packets, text,
                    Blocker(
                        code: .noInternetGateway, message: "\(text), so nothing from the internet gets in.",
                        evidence: [text],
                        fixes: [
                            Fix(
                                "Create an internet gateway and attach it.",
                                command: "aws ec2 attach-internet-gateway --vpc-id \(vpcID) --internet-gateway-id "
                                    + "$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)"
                            )
                        ]))
            ], exits: [.next(next, packets)])
    }

    private func arrivalIPv4(
        _ gateway: InternetGateway, _ head: Judgement.Head, _ state: GatewayState, _ traffic: Traffic
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
                state.blockPublicAccess(part, subnetID: subnetID, isEgress: false, component: gateway.id)
                    ?? .allowed(part, "\(outside) is \(end.address)"))
        }
        if !unmapped.isEmpty { decisions.append(notPublic(unmapped, gateway.id, traffic)) }
        let translation = Translation(component: gateway.id, kind: .destination(mappings), original: traffic.packets)
        let inside = mappings.isEmpty ? traffic.packets : translation.apply(traffic.packets)
        return Judgement(
            head: head, decisions: decisions, rewriting: mappings.isEmpty ? .none : .apply(translation),
            exits: [.next(VPCDelivery(vpcID: vpcID, fromSubnet: nil), inside)], mtu: 1500)
    }

    private func replyIPv4(_ gateway: InternetGateway, _ head: Judgement.Head, _ traffic: Traffic) -> Judgement {
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
            rewriting: .undo, exits: [.next(VPCDelivery(vpcID: vpcID, fromSubnet: nil), restored)], mtu: 1500)
    }

    private func arrivalIPv6(
        _ gateway: InternetGateway, _ head: Judgement.Head, _ state: GatewayState, _ traffic: Traffic
    ) -> Judgement {
        let packets = traffic.packets
        let addressing = GatewayAddressing(traffic: traffic, vpcID: vpcID, gatewayID: gateway.id)
        let shut = packets.restricted(toDestination: addressing.addressesShutOff())
        let open = shut.isEmpty ? packets : packets.subtracting(shut)
        let holder = open.destinations.singleAddress.flatMap { traffic.topology.interface(holding: $0, inVPC: vpcID) }
        var decisions: [Decision] = []
        if !shut.isEmpty { decisions.append(addressing.shutOff(shut, FlowText.addresses(shut.destinations))) }
        if !open.isEmpty {
            decisions.append(
                state.blockPublicAccess(open, subnetID: holder?.subnetID, isEgress: false, component: gateway.id)
                    ?? .allowed(open, "IPv6 addresses are public"))
        }
        return Judgement(
            head: head, decisions: decisions,
            exits: [.next(VPCDelivery(vpcID: vpcID, fromSubnet: nil), packets)], mtu: 1500)
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

    private func sourceRefusals(_ packets: FlowSet, _ gatewayID: String) -> [Decision] {
        [
            (AddressSpace.rfc1918, FindingCode.internetGatewayPrivateSource),
            (AddressSpace.rfc6598, FindingCode.internetGatewaySharedSource),
        ].compactMap { space, code in
            let part = packets.restricted(toSource: space)
            guard !part.isEmpty else { return nil }
            let addresses = FlowText.addresses(part.sources)
            return .denied(
                part, "\(addresses) is not on the internet",
                Blocker(
                    code: code,
                    message: "\(gatewayID) takes nothing from \(addresses): such addresses are not on the internet.",
                    evidence: ["source \(addresses)"]))
        }
    }

    private func notPublic(_ packets: FlowSet, _ gatewayID: String, _ traffic: Traffic) -> Decision {
        let addresses = FlowText.addresses(packets.destinations)
        let holder = packets.destinations.singleAddress.flatMap {
            traffic.topology.interface(holding: $0, inVPC: vpcID)
        }
        let publicAddress = packets.destinations.singleAddress.flatMap {
            traffic.topology.publicMappings.publicAddress(of: $0, inVPC: vpcID)
        }
        return .denied(
            packets, "\(addresses) is no public address of \(vpcID)",
            Blocker(
                code: .internetGatewayPrivateAddressForIngress,
                message:
                    "\(addresses) is no public address of an interface in \(vpcID), so the internet cannot reach it "
                    + "through \(gatewayID).",
                evidence: [
                    publicAddress.map { "\(addresses) has the public address \($0), and only that is reached" }
                        ?? "no public or Elastic IP address leads to \(addresses)"
                ],
                fixes: [
                    publicAddress.map { Fix("Send to \($0) instead.") }
                        ?? GatewayAddressing.publicAddressFix(interfaceID: holder?.id)
                ]))
    }
}
