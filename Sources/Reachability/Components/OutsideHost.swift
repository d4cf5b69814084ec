import Findings
import Inventory
import NetworkSets
import Topology

/// A client outside every VPC of the snapshot: through the internet where its address is public, else over a private link
/// that the snapshot does not show.
struct OutsideHost: Component {
    func judge(_ traffic: Traffic) -> Judgement {
        if case .connection(let id, _) = traffic.question.source.kind { return through(id, traffic) }
        let topology = traffic.topology
        let family = traffic.question.family
        var rest = traffic.packets
        var exits: [Judgement.Exit] = []
        // `internet` as the other end means the hosts out there, not the public addresses of the snapshot itself.
        let isBetweenOutsiders = traffic.question.destination.kind == .internet
        for (vpcID, addresses) in isBetweenOutsiders ? [] : topology.addressesByVPC {
            let mapped = topology.publicMappings.all.filter { $0.value.vpcID == vpcID && $0.key.family == family }
            let toMapped = rest.restricted(toDestination: IntervalSet(mapped.map { $0.key.bits...$0.key.bits }))
            let inside = rest.subtracting(toMapped).restricted(toDestination: addresses)
            let fromPrivate = inside.restricted(toSource: AddressSpace.notPublic)
            let byInternet = toMapped.union(inside.subtracting(fromPrivate))
            if !byInternet.isEmpty { exits.append(.next(InternetGatewayArrival(vpcID: vpcID), byInternet)) }
            if !fromPrivate.isEmpty { exits += privateEntries(to: vpcID, fromPrivate, traffic) }
            rest = rest.subtracting(toMapped).subtracting(inside)
        }
        if !isBetweenOutsiders { exits += IdleElasticAddress.exits(&rest, topology) }
        if !rest.isEmpty {
            exits.append(
                .next(
                    NotModelled(
                        id: FlowText.addresses(rest.destinations),
                        reason: "both ends are outside the snapshot, which tells nothing of the way between them"),
                    rest))
        }
        return Judgement(exits: exits)
    }

    /// The ways of private hosts into a VPC: by every door that routes lead back to them through.
    private func privateEntries(to vpcID: String, _ packets: FlowSet, _ traffic: Traffic) -> [Judgement.Exit] {
        var unexplained = packets
        var exits: [Judgement.Exit] = []
        let doors = OnPremisesDoors(topology: traffic.topology, family: traffic.question.family)
        for door in doors.doors(toVPC: vpcID) {
            let part = packets.restricted(toSource: door.addresses)
            if part.isEmpty { continue }
            unexplained = unexplained.subtracting(part)
            exits.append(.next(door.entrance, part))
        }
        return unexplained.isEmpty ? exits : exits + [.next(PrivateEntry(vpcID: vpcID), unexplained)]
    }

    /// The way in where the question names it.
    private func through(_ id: String, _ traffic: Traffic) -> Judgement {
        let doors = OnPremisesDoors(topology: traffic.topology, family: traffic.question.family).doors(named: id)
        guard !doors.isEmpty else {
            return NotModelled(id: id, reason: "how hosts behind \(id) send into it is not modelled").judge(traffic)
        }
        var unexplained = traffic.packets
        var exits: [Judgement.Exit] = []
        for door in doors {
            let part = traffic.packets.restricted(toSource: door.addresses)
            if part.isEmpty { continue }
            unexplained = unexplained.subtracting(part)
            exits.append(.next(door.entrance, part))
        }
        if !unexplained.isEmpty {
            let addresses = FlowText.addresses(unexplained.sources)
            let reason = "by which of the connections of \(id) \(addresses) comes in is not in the snapshot"
            exits.append(.next(NotModelled(id: id, reason: reason), unexplained))
        }
        return Judgement(exits: exits)
    }
}

/// The way of a private host outside the snapshot into a VPC: a VPN, Direct Connect, transit gateway or foreign peering.
/// How it gets in is not known; what the VPC does with it is.
struct PrivateEntry: Component {
    let vpcID: String

    func judge(_ traffic: Traffic) -> Judgement {
        let addresses = FlowText.addresses(traffic.packets.sources)
        let gap = traffic.gap(addresses, "how \(addresses) gets into \(vpcID) is not in the snapshot")
        return Judgement(
            head: .init(component: vpcID, kind: .notModelled, direction: .ingress),
            decisions: [.unknown(traffic.packets, gap.why, gap)],
            exits: [.next(VPCDelivery(vpcID: vpcID, fromSubnet: nil), traffic.packets)])
    }
}
