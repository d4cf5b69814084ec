import NetworkSets

extension OracleJourney {
    private struct Row {
        let length: Int
        /// Fact E.1.2: static, prefix list, propagated.
        let rank: Int
        let route: NetworkDraft.Table.Route
    }

    /// Facts E.1: the subnet's own table or the main one, the longest prefix, then static before list before propagated.
    func route(_ subnet: NetworkDraft.Subnet, _ packet: Packet) -> End {
        steps += 1
        let tables = network.draft.tables.filter { $0.vpc == subnet.vpc }
        let table =
            tables.first { $0.subnets.contains(subnet.id) && $0.associationState == "associated" }
            ?? tables.first { $0.isMain }
        guard let table else { return .unknown }
        let routes = network.draft.rows(of: table)
        let locals = routes.filter { $0.target == "local" }.map(\.destination)
        var rows: [Row] = []
        for route in routes {
            let isPropagated = route.origin == "EnableVgwRoutePropagation" || route.origin == "Advertisement"
            let isList = route.destination.hasPrefix("pl-")
            let entries =
                isList
                ? network.draft.lists.first { $0.id == route.destination }?.entries ?? [] : [route.destination]
            for entry in entries where network.contains(entry, packet.family, packet.destination) {
                let block = network.block(entry)
                if isPropagated, locals.contains(where: { isInside(block, $0) }) { continue }
                rows.append(Row(length: block.length, rank: isList ? 1 : isPropagated ? 2 : 0, route: route))
            }
        }
        guard let best = rows.min(by: { (-$0.length, $0.rank) < (-$1.length, $1.rank) }) else { return .lost(table.id) }
        let equals = rows.filter { $0.length == best.length && $0.rank == best.rank }
        if best.rank == 1, equals.contains(where: { $0.route.target != best.route.target }) { return .unknown }
        guard best.route.state == "active", let target = best.route.target else { return .lost(table.id) }
        return follow(target, from: subnet, packet)
    }

    private func isInside(_ block: OracleNetwork.Block, _ local: String) -> Bool {
        let local = network.block(local)
        return local.family == block.family && local.low <= block.low && block.high <= local.high
    }

    private func follow(_ target: String, from subnet: NetworkDraft.Subnet, _ packet: Packet) -> End {
        switch target.prefix(while: { $0 != "-" }) {
        case "local": return deliver(subnet.vpc, packet, from: subnet.id)
        case "igw": return leaveByInternetGateway(target, subnet, packet)
        case "eigw": return leaveByEgressOnlyGateway(target, subnet, packet)
        case "nat": return nat(network.draft[nat: target], from: subnet, packet)
        case "pcx": return peering(network.draft[peering: target], from: subnet.vpc, packet)
        case "eni": return middlebox(network.draft[interface: target], from: subnet.id, packet)
        default: return .unknown
        }
    }

    /// Fact E.5: active, to addresses of the far VPC only.
    private func peering(_ connection: NetworkDraft.Peering, from vpc: String, _ packet: Packet) -> End {
        let far = connection.requester == vpc ? connection.accepter : connection.requester
        guard connection.requester == vpc || connection.accepter == vpc, connection.status == "active",
            let blocks = network.draft.vpcs.first(where: { $0.id == far })?.blocks,
            blocks.contains(where: { network.contains($0, packet.family, packet.destination) })
        else { return .lost(connection.id) }
        return deliver(far, packet, from: nil)
    }

    /// Fact E.10: with the source/destination check an interface takes only what is for it.
    private func middlebox(_ interface: NetworkDraft.Interface, from subnet: String, _ packet: Packet) -> End {
        if interface.subnet != subnet, let acl = aclRefusal(interface.subnet, egress: false, packet) {
            return .lost(acl)
        }
        guard groupsAllow(interface, egress: false, packet) else { return .lost(interface.id) }
        if network.holds(interface, packet.family, packet.destination) {
            return arrive(at: interface, packet)
        }
        if interface.sourceDestinationCheck { return .lost(interface.id) }
        if let id = interface.instance, network.draft[instance: id].state != "running" { return .lost(id) }
        return .unknown
    }
}
