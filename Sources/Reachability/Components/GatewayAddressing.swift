import Findings
import Inventory
import NetworkSets
import Topology

/// How an internet gateway treats addresses on the way out of a VPC.
struct GatewayAddressing {
    let traffic: Traffic
    let vpcID: String
    let gatewayID: String

    /// The outcome for the packets that may leave at all.
    struct Outcome {
        var decisions: [Decision]
        var rewriting: Judgement.Rewriting = .none
        /// The packets that go on, before the rewriting: the others have no address anybody could answer.
        var onward: FlowSet

        /// Packets after the rewriting.
        func rewritten(_ packets: FlowSet, in traffic: Traffic) -> FlowSet {
            switch rewriting {
            case .apply(let translation): translation.apply(packets)
            case .undo: traffic.translationToUndo?.restore(replies: packets) ?? packets
            case .none: packets
            }
        }
    }

    /// Packets to private or reserved addresses: no public network carries them.
    func destinationRefusals(_ packets: FlowSet) -> [Decision] {
        if packets.destinations.isDisjoint(with: AddressSpace.notPublic) { return [] }
        let others = AddressSpace.notPublic.subtracting(AddressSpace.rfc1918).subtracting(AddressSpace.rfc6598)
        return [
            (AddressSpace.rfc1918, FindingCode.internetGatewayPrivateDestination, "RFC 1918"),
            (AddressSpace.rfc6598, FindingCode.internetGatewaySharedDestination, "RFC 6598"),
            (others, FindingCode.noPossibleDestination, "reserved"),
        ].compactMap { space, code, name in
            let part = packets.restricted(toDestination: space)
            guard !part.isEmpty else { return nil }
            let addresses = FlowText.addresses(part.destinations)
            return .denied(
                part, "\(addresses) is not on the internet",
                Blocker(
                    code: code,
                    message: "\(gatewayID) drops packets to \(addresses): \(name) addresses are not on the internet.",
                    evidence: ["destination \(addresses)"],
                    fixes: code == .noPossibleDestination
                        ? [] : [Fix("Route the private destination to the gateway that leads there.")]))
        }
    }

    func departureIPv4(_ packets: FlowSet) -> Outcome {
        if traffic.direction == .return { return replyIPv4(packets) }
        var mappings: [Translation.Mapping] = []
        var unmapped = packets
        for (inside, outside) in publicAddresses(of: packets.sources) {
            let part = unmapped.restricted(toSource: IntervalSet(inside.bits))
            if part.isEmpty { continue }
            unmapped = unmapped.subtracting(part)
            mappings.append(Translation.Mapping(before: inside.bits, after: outside.bits))
        }
        var decisions: [Decision] = []
        let mapped = packets.subtracting(unmapped)
        if !mapped.isEmpty { decisions.append(.allowed(mapped, Self.text(of: mappings, .ipv4))) }
        if !unmapped.isEmpty { decisions.append(noPublicAddress(unmapped)) }
        let translation = Translation(component: gatewayID, kind: .source(mappings), original: traffic.packets)
        return Outcome(
            decisions: decisions, rewriting: mappings.isEmpty ? .none : .apply(translation), onward: mapped)
    }

    /// A reply leaves under the public address the request was sent to, or the client does not know it.
    private func replyIPv4(_ packets: FlowSet) -> Outcome {
        if let translation = traffic.translationToUndo, translation.component == gatewayID,
            case .destination(let mappings) = translation.kind
        {
            let back = mappings.map { Translation.Mapping(before: $0.after, after: $0.before) }
            return Outcome(
                decisions: [.allowed(packets, Self.text(of: back, .ipv4))], rewriting: .undo, onward: packets)
        }
        let lost = ReplyLost.decision(
            packets, at: gatewayID, "\(gatewayID) sends it from a public address the client did not ask")
        return Outcome(decisions: [lost], onward: FlowSet())
    }

    func departureIPv6(_ packets: FlowSet) -> Outcome {
        var open = packets
        var decisions: [Decision] = []
        let hidden = packets.restricted(toSource: AddressSpace.notPublic)
        if !hidden.isEmpty {
            open = open.subtracting(hidden)
            decisions.append(noPublicAddress(hidden))
        }
        let shut = open.restricted(toSource: addressesShutOff())
        if !shut.isEmpty { open = open.subtracting(shut) }
        if !open.isEmpty { decisions.append(.allowed(open, "IPv6 addresses are public")) }
        if !shut.isEmpty { decisions.append(shutOff(shut, FlowText.addresses(shut.sources))) }
        return Outcome(decisions: decisions, onward: hidden.isEmpty ? packets : packets.subtracting(hidden))
    }

    /// The IPv6 addresses of the VPC whose interfaces refuse traffic with internet gateways.
    func addressesShutOff() -> AddressSet {
        traffic.topology.snapshot.networkInterfaces.byID.values.reduce(into: AddressSet()) { set, interface in
            if interface.deniesInternetGatewayTraffic, interface.vpcID == vpcID {
                set = set.union(AddressSet(family: .ipv6, ranges: interface.heldAddresses.ipv6))
            }
        }
    }

    func shutOff(_ packets: FlowSet, _ addresses: String) -> Decision {
        .denied(
            packets, "the interface of \(addresses) refuses internet gateway traffic",
            Blocker(
                code: .internetGatewayPublicAddressForEgress,
                message: "The interface that holds \(addresses) refuses IPv6 traffic with internet gateways.",
                evidence: ["DenyAllIgwTraffic is true"]))
    }

    /// The public addresses mapped to a set of private ones. A large set is looked up from the side of the mappings.
    private func publicAddresses(of sources: AddressSet) -> [(inside: IPAddress, outside: IPAddress)] {
        let mappings = traffic.topology.publicMappings
        if let single = sources.singleAddress {
            return mappings.publicAddress(of: single, inVPC: vpcID).map { [(single, $0)] } ?? []
        }
        return mappings.all.filter { $0.value.vpcID == vpcID && sources.contains($0.value.address) }
            .map { ($0.value.address, $0.key) }.sorted { $0.inside < $1.inside }
    }

    private func noPublicAddress(_ packets: FlowSet) -> Decision {
        let addresses = FlowText.addresses(packets.sources)
        let holder = packets.sources.singleAddress.flatMap { traffic.topology.interface(holding: $0, inVPC: vpcID) }
        if let vpc = traffic.topology.snapshot.vpcs[vpcID], !packets.sources.isSubset(of: AddressSet(vpc.blocks)) {
            return .denied(
                packets, "\(addresses) is no address of \(vpcID)",
                Blocker(
                    code: .spoofedSource,
                    message: "\(gatewayID) drops packets from \(addresses): it is no address of \(vpcID).",
                    evidence: ["source \(addresses)"]))
        }
        if holder == nil, !traffic.topology.provesAbsence(\.networkInterfaces, inVPC: vpcID) {
            let gap = traffic.gap(
                "ec2:DescribeNetworkInterfaces", "whether \(addresses) has a public address is not in the snapshot")
            return .unknown(packets, gap.why, gap)
        }
        return .denied(
            packets, "\(addresses) has no public address", rule: "no public address",
            describe: refusalWithoutPublicAddress)
    }

    private func refusalWithoutPublicAddress(_ packets: FlowSet) -> Blocker {
        let addresses = FlowText.addresses(packets.sources)
        let holder = packets.sources.singleAddress.flatMap { traffic.topology.interface(holding: $0, inVPC: vpcID) }
        return Blocker(
            code: .internetGatewayPublicAddressForEgress,
            message: "\(addresses) has no public address, so \(gatewayID) drops its packets.",
            evidence: ["no public or Elastic IP address is mapped to \(addresses)"],
            fixes: traffic.question.family == .ipv6
                ? []
                : [
                    Self.publicAddressFix(interfaceID: holder?.id),
                    Fix("Or send its subnet's internet traffic through a NAT gateway."),
                ])
    }

    /// An Elastic IP address for an interface.
    static func publicAddressFix(interfaceID: String?) -> Fix {
        Fix(
            "Give the interface an Elastic IP address.",
            command: "aws ec2 associate-address --network-interface-id \(interfaceID ?? "<interface-id>") "
                + "--allocation-id $(aws ec2 allocate-address --domain vpc --query AllocationId --output text)")
    }

    static func text(of mappings: [Translation.Mapping], _ family: AddressFamily) -> String {
        let shown = mappings.prefix(2).map { mapping in
            let before = IPAddress(family: family, bits: mapping.before)
            return mapping.before == mapping.after
                ? "\(before) is public" : "\(before) becomes \(IPAddress(family: family, bits: mapping.after))"
        }
        let text = shown.joined(separator: ", ")
        return mappings.count > 2 ? "\(text) and \(mappings.count - 2) more" : text
    }
}
