import NetworkSets

extension OracleJourney {
    /// Fact E.4: TCP, UDP and ICMP from its own VPC; the source becomes its private address, the port one of 1024-65535.
    func nat(_ gateway: NetworkDraft.NAT, from subnet: NetworkDraft.Subnet, _ packet: Packet) -> End {
        if gateway.subnet != subnet.id, let acl = aclRefusal(gateway.subnet, egress: false, packet) {
            return .lost(acl)
        }
        if isReturn { return .stray(gateway.id) }
        let blocks = network.draft.vpcs.first { $0.id == gateway.vpc }?.blocks ?? []
        let comesFromInside = blocks.contains { network.contains($0, packet.family, packet.source) }
        guard natSession[gateway.id] == nil, gateway.state == "available", comesFromInside,
            [1, 6, 17].contains(packet.protocol.rawValue), steps < 64
        else { return .lost(gateway.id) }
        let hasPorts = packet.protocol.rawValue != 1
        let after = Self.changing(
            packet, source: network.block(gateway.address).low, sourcePort: hasPorts ? natPort : nil)
        natSession[gateway.id] = (packet, after)
        return leaveSubnet(gateway.subnet, after)
    }

    /// Nothing unsolicited comes in through a NAT gateway.
    func natReply(_ gateway: NetworkDraft.NAT, _ packet: Packet) -> End {
        guard let session = natSession[gateway.id], isReturn, Self.reply(to: session.after) == packet,
            let restored = Self.reply(to: session.before)
        else { return isReturn ? .stray(gateway.id) : .lost(gateway.id) }
        return leaveSubnet(gateway.subnet, restored)
    }

    /// Fact E.3: the private source is replaced by its public address, or the packet is dropped.
    func leaveByInternetGateway(_ id: String, _ subnet: NetworkDraft.Subnet, _ packet: Packet) -> End {
        guard let gateway = network.draft.internetGateways.first(where: { $0.id == id }), gateway.vpc == subnet.vpc,
            gateway.state == "available"
        else { return .lost(id) }
        let holder = network.holder(subnet.vpc, packet.family, packet.source)
        if isShut(subnet, of: subnet.vpc, interface: holder) { return .lost(id) }
        if network.isPrivate(packet.family, packet.destination) { return .lost(id) }
        if packet.family == .ipv6 {
            if deniesGateways(subnet.vpc, packet.source) { return .lost(id) }
            return internet(packet)
        }
        guard let outside = network.privateToPublic[subnet.vpc]?[packet.source] else { return .lost(id) }
        return internet(Self.changing(packet, source: outside))
    }

    /// Fact E.3: IPv6 only, out only, and only replies in.
    func leaveByEgressOnlyGateway(_ id: String, _ subnet: NetworkDraft.Subnet, _ packet: Packet) -> End {
        guard let gateway = network.draft.egressOnlyGateways.first(where: { $0.id == id }), gateway.vpc == subnet.vpc,
            ["attached", "available"].contains(gateway.state)
        else { return .lost(id) }
        if mode(subnet, of: subnet.vpc) == "block-bidirectional" { return .lost(id) }
        if deniesGateways(subnet.vpc, packet.source) { return .lost(id) }
        // Whether it passes a reply whose request came another way is not documented.
        if isReturn { isDoubtful = true }
        if !isReturn, let reply = Self.reply(to: packet) { awaited[id, default: []].insert(reply) }
        return internet(packet)
    }

    /// Out there: to another gateway of the snapshot, or to a host.
    func internet(_ packet: Packet) -> End {
        if isReturn, case .outside = sender {
            return Self.reply(to: sent) == packet ? .answered : .stray("internet")
        }
        if !isReturn, aimsOutside { return .atOutsideHost(packet) }
        let vpc =
            packet.family == .ipv4
            ? network.publicToPrivate[packet.destination]?.vpc : network.vpc(holding: .ipv6, packet.destination)?.id
        if let vpc { return enter(vpc, packet) }
        return isReturn ? .stray("internet") : .atOutsideHost(packet)
    }

    /// A packet of a host outside every VPC.
    func enter(_ packet: Packet) -> End {
        if aimsOutside { return .unknown }
        if let vpc = network.publicToPrivate[packet.destination]?.vpc, packet.family == .ipv4 {
            return enter(vpc, packet)
        }
        guard let vpc = network.vpc(holding: packet.family, packet.destination) else { return .unknown }
        let isPublic = !network.isPrivate(packet.family, packet.source)
        if isPublic { return enter(vpc.id, packet) }
        // A private host comes in by a VPN or the like, of which nothing is known; the VPC still judges it.
        isDoubtful = true
        return deliver(vpc.id, packet, from: nil)
    }

    /// In through a gateway of a VPC.
    private func enter(_ vpc: String, _ packet: Packet) -> End {
        let egressOnly = network.draft.egressOnlyGateways.first { $0.vpc == vpc }
        if let egressOnly, awaited[egressOnly.id]?.contains(packet) == true { return deliver(vpc, packet, from: nil) }
        guard let gateway = network.draft.internetGateways.first(where: { $0.vpc == vpc }) else {
            return .lost(packet.family == .ipv6 ? egressOnly?.id ?? vpc : vpc)
        }
        guard gateway.state == "available", !network.isPrivate(packet.family, packet.source) else {
            return .lost(gateway.id)
        }
        var inside = packet
        if packet.family == .ipv4 {
            guard let end = network.publicToPrivate[packet.destination], end.vpc == vpc else {
                return .lost(gateway.id)
            }
            inside = Self.changing(packet, destination: end.address)
        } else if deniesGateways(vpc, packet.destination) {
            return .lost(gateway.id)
        }
        let holder = network.holder(vpc, inside.family, inside.destination)
        let subnet = network.subnet(of: vpc, holding: inside.family, inside.destination)
        if isShut(subnet, of: vpc, interface: holder) { return .lost(gateway.id) }
        return deliver(vpc, inside, from: nil)
    }

    /// Fact E.10, block public access: both modes shut an internet gateway; the ingress mode leaves NAT gateways alone.
    private func isShut(
        _ subnet: NetworkDraft.Subnet?, of vpc: String, interface: NetworkDraft.Interface?
    ) -> Bool {
        switch mode(subnet, of: vpc) {
        case "block-bidirectional": true
        case "block-ingress": !network.draft.natGateways.contains { $0.interface == interface?.id }
        default: false
        }
    }

    private func mode(_ subnet: NetworkDraft.Subnet?, of vpc: String) -> String? {
        let isExcluded = network.draft.exclusions.contains {
            $0.mode == "allow-bidirectional" && ($0.resource == subnet?.id || $0.resource == vpc)
        }
        return isExcluded
            ? nil : subnet?.blockPublicAccess ?? network.draft.vpcs.first { $0.id == vpc }?.blockPublicAccess
    }

    private func deniesGateways(_ vpc: String, _ address: UInt128) -> Bool {
        network.holder(vpc, .ipv6, address)?.deniesInternetGatewayTraffic == true
    }
}
