/// Follows one packet and its reply, by the words of AWS's documentation and nothing of awsdrops.
///
/// Source: the Amazon VPC User Guide's chapters on security groups, network ACLs, route tables and internet gateways, and
/// the VPC Peering Guide.
struct NetworkJudge {
    let network: JudgedNetwork

    /// Whether the packet that the interface sends arrives, and whether its reply then arrives.
    func passes(_ packet: JudgedPacket, from sender: Int) -> (there: Bool, back: Bool) {
        guard groupsAllow(packet, at: sender, egress: true, peer: packet.destination),
            let receiver = carry(packet, from: sender)
        else { return (false, false) }
        switch receiver {
        case .outside:
            // The reply comes to the public address, which the gateway turns into the private one.
            let back = aclAllows(packet.reply, subnet: network.interfaces[sender].subnet, egress: false)
            return (true, back)
        case .interface(let index):
            guard groupsAllow(packet, at: index, egress: false, peer: packet.source) else { return (false, false) }
            // Groups remember the connection on both sides; everything else looks at the reply as at any packet.
            if case .interface(sender)? = carry(packet.reply, from: index) { return (true, true) }
            return (true, false)
        }
    }

    enum Receiver {
        case interface(Int)
        case outside
    }

    /// Routes and ACLs from an interface on; nil where the packet is lost.
    private func carry(_ packet: JudgedPacket, from sender: Int) -> Receiver? {
        let from = network.interfaces[sender].subnet
        let vpc = network.subnets[from].vpc
        if let near = holder(of: packet.destination, vpc: vpc), network.interfaces[near].subnet == from {
            return .interface(near)
        }
        guard aclAllows(packet, subnet: from, egress: true) else { return nil }
        let routes = network.tables[network.subnets[from].table].routes
        let matching = routes.filter { $0.prefix.contains(packet.destination) }
        guard let route = matching.max(by: { $0.prefix.length < $1.prefix.length }) else { return nil }
        switch route.target {
        case .blackhole: return nil
        case .local: return deliver(packet, vpc: vpc)
        case .peering:
            guard network.isPeered else { return nil }
            return deliver(packet, vpc: 1 - vpc)
        case .internet:
            guard network.interfaces[sender].publicAddress != nil, !isPrivate(packet.destination) else { return nil }
            return .outside
        }
    }

    private func deliver(_ packet: JudgedPacket, vpc: Int) -> Receiver? {
        guard let receiver = holder(of: packet.destination, vpc: vpc),
            aclAllows(packet, subnet: network.interfaces[receiver].subnet, egress: false)
        else { return nil }
        return .interface(receiver)
    }

    private func holder(of address: UInt32, vpc: Int) -> Int? {
        network.interfaces.firstIndex { $0.address == address && network.subnets[$0.subnet].vpc == vpc }
    }

    private func isPrivate(_ address: UInt32) -> Bool { address >> 24 == 10 }

    /// The lowest-numbered entry that matches decides; without one the packet is denied.
    private func aclAllows(_ packet: JudgedPacket, subnet: Int, egress: Bool) -> Bool {
        let remote = egress ? packet.destination : packet.source
        let entries = network.acls[network.subnets[subnet].acl].entries.filter { $0.isEgress == egress }
        for entry in entries.sorted(by: { $0.number < $1.number })
        where entry.match.accepts(packet) && entry.prefix.contains(remote) {
            return entry.allows
        }
        return false
    }

    /// Any rule of any group is enough.
    private func groupsAllow(_ packet: JudgedPacket, at interface: Int, egress: Bool, peer: UInt32) -> Bool {
        network.interfaces[interface].groups.contains { group in
            network.groups[group].rules.contains { rule in
                rule.isEgress == egress && rule.match.accepts(packet)
                    && matches(rule.peer, peer, in: network.groups[group].vpc)
            }
        }
    }

    private func matches(_ wanted: JudgedNetwork.Peer, _ address: UInt32, in vpc: Int) -> Bool {
        switch wanted {
        case .prefix(let prefix): prefix.contains(address)
        case .list(let prefixes): prefixes.contains { $0.contains(address) }
        case .group(let group):
            network.interfaces.contains { other in
                let place = network.subnets[other.subnet].vpc
                return other.address == address && other.groups.contains(group)
                    && (place == vpc || network.isPeered)
            }
        }
    }
}
