import NetworkSets

extension OracleJourney {
    /// Facts C.1 and C.2: the union of all rules of all groups; replies of tracked connections pass.
    func groupsAllow(_ interface: NetworkDraft.Interface, egress: Bool, _ packet: Packet) -> Bool {
        if interface.groups.isEmpty { return true }
        let isReply = isReturn && awaited[interface.id]?.contains(packet) == true
        if isReply, !isUntracked(interface, egress: egress, packet) { return true }
        let allowed = rules(interface, egress: egress).contains { matches($0, egress: egress, interface, packet) }
        if !isReturn, let reply = Self.reply(to: packet) { awaited[interface.id, default: []].insert(reply) }
        return allowed
    }

    private func rules(_ interface: NetworkDraft.Interface, egress: Bool) -> [NetworkDraft.Rule] {
        interface.groups.flatMap { id in
            let group = network.draft[group: id]
            return egress ? group.egress : group.ingress
        }
    }

    /// Whether the request came in by a rule for everybody while all ports are open the other way.
    private func isUntracked(_ interface: NetworkDraft.Interface, egress: Bool, _ reply: Packet) -> Bool {
        guard [6, 17].contains(reply.protocol.rawValue), let request = Self.reply(to: reply) else { return false }
        let everyone: NetworkDraft.Rule.Peer = .block(reply.family == .ipv4 ? "0.0.0.0/0" : "::/0")
        let cameByOpenRule = rules(interface, egress: !egress).contains {
            $0.peer == everyone && matches($0, egress: !egress, interface, request)
        }
        let otherWayIsOpen = rules(interface, egress: egress).contains {
            $0.peer == everyone
                && ($0.proto == "-1" || ($0.proto == reply.protocol.awsName && $0.low == 0 && $0.high == 65535))
        }
        return cameByOpenRule && otherWayIsOpen
    }

    private func matches(
        _ rule: NetworkDraft.Rule, egress: Bool, _ interface: NetworkDraft.Interface, _ packet: Packet
    ) -> Bool {
        if rule.proto != "-1" {
            let number = ["tcp": 6, "udp": 17, "icmp": 1, "icmpv6": 58][rule.proto] ?? Int(rule.proto) ?? -2
            guard number == Int(packet.protocol.rawValue) else { return false }
            switch number {
            case 6, 17:
                guard (rule.low ?? 0)...(rule.high ?? 65535) ~= Int(packet.destinationPort) else { return false }
            case 1, 58:
                if let type = rule.low, type != -1, type != Int(packet.sourcePort) { return false }
                if let code = rule.high, code != -1, code != Int(packet.destinationPort) { return false }
            default: break
            }
        }
        let far = egress ? packet.destination : packet.source
        switch rule.peer {
        case .block(let block): return network.contains(block, packet.family, far)
        case .list(let id):
            let entries = network.draft.lists.first { $0.id == id }?.entries ?? []
            return entries.contains { network.contains($0, packet.family, far) }
        case .group(let id), .foreignGroup(let id, _, _):
            return network.draft.vpcs.contains { vpc in
                guard reaches(vpc.id, from: interface.vpc) else { return false }
                return network.holder(vpc.id, packet.family, far)?.groups.contains(id) == true
            }
        }
    }

    /// Whether group references work between two VPCs: the same one, or peered within a Region.
    private func reaches(_ vpc: String, from own: String) -> Bool {
        if vpc == own { return true }
        return network.draft.peerings.contains {
            [$0.requester, $0.accepter].sorted() == [vpc, own].sorted() && $0.status == "active"
                && $0.regions[0] == $0.regions[1]
        }
    }

    /// Fact D.1: rows in the order of their numbers, the first match decides, unmatched is denied. The id of the ACL that drops.
    func aclRefusal(_ subnet: String, egress: Bool, _ packet: Packet) -> String? {
        guard let acl = network.draft.acls.first(where: { $0.subnets.contains(subnet) }) else {
            isDoubtful = true
            return nil
        }
        let far = egress ? packet.destination : packet.source
        for row in acl.rows.sorted(by: { $0.number < $1.number }) where row.egress == egress {
            guard network.contains(row.block, packet.family, far) else { continue }
            let number = Int(packet.protocol.rawValue)
            if row.proto != -1, row.proto != number { continue }
            if row.proto == 6 || row.proto == 17, let ports = row.ports, !ports.contains(Int(packet.destinationPort)) {
                continue
            }
            if row.proto == 1 || row.proto == 58, let icmp = row.icmp {
                if icmp[0] != -1, icmp[0] != Int(packet.sourcePort) { continue }
                if icmp[1] != -1, icmp[1] != Int(packet.destinationPort) { continue }
            }
            return row.allow ? nil : acl.id
        }
        return acl.id
    }
}
