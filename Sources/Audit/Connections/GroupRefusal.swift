import Inventory
import NetworkSets
import Topology

/// Tells of most pairs of hosts that cannot talk that they cannot, without walking any packet: the groups of one let nothing of
/// what is asked pass to or from the other.
///
/// It speaks only of hosts of one VPC between which packets go straight, by the local route or inside a subnet, so that groups
/// see the hosts' own addresses. There the answer is certain: groups add up, their members are known, and a refusal at either
/// end is a refusal whatever else is in the way or not known. Where it says nothing, the evaluator has to be asked.
final class GroupRefusal {
    /// What is known of a host; nil in the cache where it is not one that can be spoken of.
    private struct Host {
        let vpcID: String
        let subnetID: String
        let isRouted: Bool
        let addresses: [IPAddress]
        let groups: Set<String>
        let ingress: [SecurityGroupRule]
        let egress: [SecurityGroupRule]
    }

    private let topology: Topology
    private var hosts: [String: Host?] = [:]
    private var plainSubnets: [String: Bool] = [:]

    init(_ topology: Topology) {
        self.topology = topology
    }

    /// Whether nothing of what is asked can get from one interface to another.
    func refuses(from source: String, to destination: String, _ services: ConnectionAsker.Services) -> Bool {
        guard let from = host(source), let to = host(destination), from.vpcID == to.vpcID,
            from.subnetID == to.subnetID || from.isRouted
        else { return false }
        return !passes(to.ingress, from, services) || !passes(from.egress, to, services)
    }

    /// Whether packets go straight from one interface to another and back, by the local routes of a VPC, so that groups and
    /// ACLs see the hosts' own addresses and nothing else decides.
    func goStraight(between one: String, and other: String) -> Bool {
        guard let one = host(one), let other = host(other), one.vpcID == other.vpcID else { return false }
        return one.isRouted && other.isRouted
    }

    /// Whether an interface has no address that anybody in the internet could ask for.
    func hidesFromInternet(_ id: String) -> Bool {
        guard let interface = topology.snapshot.networkInterfaces[id], interface.ipv6Addresses.isEmpty,
            let address = interface.primaryAddress, EndpointResolver.isPrivate(address),
            topology.snapshot.vpcs[interface.vpcID] != nil
        else { return false }
        // What is attached to the VPC has to be known for the evaluator to say so too.
        if case .unknown = topology.internetGateway(ofVPC: interface.vpcID) { return false }
        return topology.publicMappings.publicAddress(of: address, inVPC: interface.vpcID) == nil
    }

    /// Whether some rule may let something pass to or from a host.
    private func passes(_ rules: [SecurityGroupRule], _ far: Host, _ services: ConnectionAsker.Services) -> Bool {
        rules.contains { rule in matches(rule, services) && matches(rule.peer, far) }
    }

    private func matches(_ rule: SecurityGroupRule, _ services: ConnectionAsker.Services) -> Bool {
        guard let name = rule.protocol else { return true }
        // The evaluator asks ICMPv6 where ICMP is meant and the family is IPv6.
        guard services.protocols.contains(name) || (name == .icmpv6 && services.protocols.contains(.icmp)) else {
            return false
        }
        guard name.hasPorts, let ports = rule.ports, let asked = services.ports else { return true }
        return asked.ranges.contains { $0.overlaps(ports) }
    }

    private func matches(_ peer: SecurityGroupRule.Peer, _ far: Host) -> Bool {
        switch peer {
        case .block(let block): return far.addresses.contains(where: block.contains)
        case .group(let reference): return far.groups.contains(reference.groupID)
        case .prefixList(let id):
            guard let blocks = topology.snapshot.prefixLists[id]?.blocks else { return true }
            return blocks.contains { block in far.addresses.contains(where: block.contains) }
        }
    }

    private func host(_ id: String) -> Host? {
        if let known = hosts[id] { return known }
        let host = makeHost(id)
        hosts[id] = .some(host)
        return host
    }

    private func makeHost(_ id: String) -> Host? {
        guard let interface = topology.snapshot.networkInterfaces[id], interface.listsGroups,
            !interface.groupIDs.isEmpty, let subnet = topology.snapshot.subnets[interface.subnetID],
            topology.balancer(ofInterface: id) == nil
        else { return nil }
        let groups = interface.groupIDs.compactMap { topology.snapshot.securityGroups[$0] }
        let addresses = [interface.primaryAddress, interface.ipv6Addresses.first].compactMap(\.self)
        // An address that several hold leads to one of them, and whose groups count is not clear.
        guard groups.count == interface.groupIDs.count, addresses.allSatisfy(subnet.contains),
            addresses.allSatisfy({ topology.interfaces(holding: $0).count == 1 })
        else { return nil }
        return Host(
            vpcID: interface.vpcID, subnetID: interface.subnetID, isRouted: isPlain(subnet), addresses: addresses,
            groups: Set(interface.groupIDs), ingress: groups.flatMap(\.ingress), egress: groups.flatMap(\.egress))
    }

    /// Whether all packets from a subnet to its VPC take the local route, and nothing about that is unknown.
    private func isPlain(_ subnet: Subnet) -> Bool {
        if let known = plainSubnets[subnet.id] { return known }
        let isPlain = hasLocalRoutesOnly(subnet)
        plainSubnets[subnet.id] = isPlain
        return isPlain
    }

    private func hasLocalRoutesOnly(_ subnet: Subnet) -> Bool {
        guard let table = topology.routeTable(of: subnet), let vpc = topology.snapshot.vpcs[subnet.vpcID] else {
            return false
        }
        let isCovered = vpc.blocks.allSatisfy { block in
            table.routes.contains { $0.target == .local && $0.destination == .block(block) }
        }
        return isCovered
            && table.routes.allSatisfy { route in
                if route.target == .local { return true }
                let blocks: [CIDRBlock]? =
                    switch route.destination {
                    case .block(let block): [block]
                    case .prefixList(let id): topology.snapshot.prefixLists[id]?.blocks
                    }
                // A wider row loses against the local one.
                return blocks?.allSatisfy { row in !vpc.blocks.contains { $0.contains(row) } } ?? false
            }
    }
}
