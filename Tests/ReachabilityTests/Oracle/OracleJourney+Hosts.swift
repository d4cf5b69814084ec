import NetworkSets

extension OracleJourney {
    /// From a host through its groups.
    func leaveHost(_ interface: NetworkDraft.Interface, _ packet: Packet) -> End {
        if let refusal = hostRefusal(interface) { return .lost(refusal) }
        // A host talks to itself without the network.
        if network.holds(interface, packet.family, packet.destination) { return .answered }
        if let service = amazonService(packet, interface) { return service ? .answered : .lost("amazon") }
        guard groupsAllow(interface, egress: true, packet) else { return .lost(interface.id) }
        return leaveSubnet(interface.subnet, packet)
    }

    private func hostRefusal(_ interface: NetworkDraft.Interface) -> String? {
        if interface.status == "available" { return interface.id }
        guard let id = interface.instance else { return nil }
        return network.draft[instance: id].state == "running" ? nil : id
    }

    /// Fact C.3: whether a service of the VPC takes the packet (true), nothing answers at its address (false), or the address is
    /// no reserved one (nil).
    private func amazonService(_ packet: Packet, _ interface: NetworkDraft.Interface) -> Bool? {
        let number = packet.protocol.rawValue
        let port = packet.destinationPort
        if network.contains("169.254.0.0/16", packet.family, packet.destination) {
            let services: [(String, [UInt8], UInt16)] = [
                ("169.254.169.253", [6, 17], 53), ("169.254.169.254", [6], 80), ("169.254.170.2", [6], 80),
                ("169.254.169.123", [17], 123), ("169.254.169.250", [6], 1688), ("169.254.169.251", [6], 1688),
            ]
            return services.contains {
                network.contains($0.0, packet.family, packet.destination) && $0.1.contains(number) && $0.2 == port
            }
        }
        guard packet.family == .ipv4 else { return nil }
        let router = network.block(network.subnet(interface.subnet).blocks[0]).low + 1
        if number == 17, port == 67, [router, 0xFFFF_FFFF].contains(packet.destination) { return true }
        guard let primary = network.draft.vpcs.first(where: { $0.id == interface.vpc })?.blocks.first else {
            return nil
        }
        let isResolver = packet.destination == network.block(primary).low + 2
        return isResolver && [6, 17].contains(number) && port == 53 ? true : nil
    }

    /// Neighbours of the subnet are reached without ACL and router (fact D.1).
    func leaveSubnet(_ id: String, _ packet: Packet) -> End {
        let subnet = network.subnet(id)
        if subnet.blocks.contains(where: { network.contains($0, packet.family, packet.destination) }) {
            return deliver(subnet.vpc, packet, from: id)
        }
        if let acl = aclRefusal(id, egress: true, packet) { return .lost(acl) }
        return route(subnet, packet)
    }

    /// Inside a VPC, to whoever holds the destination.
    func deliver(_ vpc: String, _ packet: Packet, from subnet: String?) -> End {
        guard let interface = network.holder(vpc, packet.family, packet.destination) else {
            return .lost(network.subnet(of: vpc, holding: packet.family, packet.destination)?.id ?? vpc)
        }
        if interface.subnet != subnet, let acl = aclRefusal(interface.subnet, egress: false, packet) {
            return .lost(acl)
        }
        if let gateway = network.draft.natGateways.first(where: { $0.interface == interface.id }) {
            return natReply(gateway, packet)
        }
        guard groupsAllow(interface, egress: false, packet) else { return .lost(interface.id) }
        return arrive(at: interface, packet)
    }

    func arrive(at interface: NetworkDraft.Interface, _ packet: Packet) -> End {
        if isReturn {
            guard case .interface(let client) = sender, client == interface.id, Self.reply(to: sent) == packet else {
                return .stray(interface.id)
            }
            return .answered
        }
        if let refusal = hostRefusal(interface) { return .lost(refusal) }
        return .atInterface(interface, packet)
    }
}
