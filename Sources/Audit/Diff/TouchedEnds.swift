import Inventory
import NetworkSets
import Reachability
import Topology

/// Which ends the packets of an edit may start from or lead to.
///
/// An edit of a group, ACL, table or host concerns the connections of the hosts it serves, as long as nothing that passes packets on
/// for others is among them: then it concerns any. Load balancers and endpoints count as touched where a load balancer or a target
/// is, since what they do hangs on their targets. A rule of a group concerns only connections with those it speaks of.
struct TouchedEnds {
    enum Ends {
        case all
        case some(Set<NetworkEnd>)

        func contains(_ end: NetworkEnd) -> Bool {
            switch self {
            case .all: true
            case .some(let ends): ends.contains(end)
            }
        }
    }

    /// The ends whose connections an edit concerns: all of one's own, or only those with certain others.
    struct Touch {
        /// Ends of which every connection may be concerned.
        var ends = Ends.some([])
        /// Ends of which only the connections with the far ones are concerned, either way.
        var near: Set<NetworkEnd> = []
        var far = Ends.some([])
    }

    private let topologies: [Topology]
    /// Ends that are no hosts: what is behind them may have any address.
    private let others: Set<NetworkEnd>
    /// Interfaces that load balancers have or send to, and their subnets; nil where not all of them are known.
    private let balanced: Set<String>?
    private let balancedSubnets: Set<String>
    /// Load balancers and VPC endpoints of either snapshot.
    private let composed: Set<NetworkEnd>
    /// Subnets with something in them that passes on the packets of others, and interfaces that do so.
    private let transitSubnets: Set<String>
    private let transitInterfaces: Set<String>
    /// Whether packets of anybody may be led to appliances.
    private let hasInspection: Bool

    init(_ topologies: [Topology]) {
        self.topologies = topologies
        composed = Set(
            topologies.flatMap(NetworkEnd.all(of:)).filter { end in
                switch end {
                case .balancer, .endpoint: true
                case .interface, .connection, .internet: false
                }
            })
        others = Set(
            topologies.flatMap(NetworkEnd.all(of:)).filter { end in
                if case .interface = end { return false }
                return true
            })
        let parts = topologies.map(Self.balanced(in:))
        let known = parts.contains { $0 == nil } ? nil : Set(parts.compactMap(\.self).joined())
        balanced = known
        balancedSubnets = Set(
            topologies.flatMap { topology in
                (known ?? []).compactMap { topology.snapshot.networkInterfaces[$0]?.subnetID }
            })
        var interfaces: Set<String> = []
        var subnets: Set<String> = []
        for topology in topologies {
            let snapshot = topology.snapshot
            let goals = Set(snapshot.routeTables.byID.values.flatMap(\.routes).compactMap(Self.goal(of:)))
            for interface in snapshot.networkInterfaces.byID.values
            where !interface.isEndOfConnections || !interface.sourceDestinationCheck || goals.contains(interface.id)
                || goals.contains(interface.instanceID ?? "")
            {
                interfaces.insert(interface.id)
                subnets.insert(interface.subnetID)
            }
            subnets.formUnion(snapshot.natGateways.byID.values.compactMap(\.subnetID))
            subnets.formUnion(snapshot.transitGatewayVPCAttachments.byID.values.flatMap(\.subnetIDs))
            subnets.formUnion(snapshot.vpcEndpoints.byID.values.flatMap(\.subnetIDs))
        }
        transitInterfaces = interfaces
        transitSubnets = subnets
        hasInspection = topologies.contains { topology in topology.balancers.contains { $0.kind == .gateway } }
    }

    private static func goal(of route: Route) -> String? {
        if case .resource(let id) = route.target, id.hasPrefix("eni-") || id.hasPrefix("i-") { id } else { nil }
    }

    /// The interfaces of load balancers and of their targets; nil where the targets are not known, or other load balancers.
    private static func balanced(in topology: Topology) -> Set<String>? {
        var found = Set(topology.balancers.flatMap(\.nodes).map(\.interface.id))
        for pool in topology.targetPools {
            guard let targets = pool.targets, pool.kind != .balancer else { return nil }
            for target in targets {
                found.formUnion(topology.interfaces(ofInstance: target.id).map(\.id))
                if let address = try? IPAddress(target.id) {
                    found.formUnion(topology.interfaces(holding: address).map(\.id))
                }
            }
        }
        return found
    }

    /// The connections that an edit touches.
    func touch(of edit: ConfigurationEdit) -> Touch {
        guard let peer = edit.peer, case .group = edit.scope, case .some(let ends) = ends(of: edit) else {
            return Touch(ends: ends(of: edit))
        }
        return Touch(
            ends: .some(ends.intersection(composed)), near: ends.subtracting(composed), far: far(of: peer))
    }

    /// The ends that a rule may speak of. Who is no host counts always, and where a translator's address is meant, everybody.
    private func far(of peer: SecurityGroupRule.Peer) -> Ends {
        let addresses: AddressSet
        switch peer {
        case .group(let reference):
            let members = topologies.flatMap { $0.interfaces(inGroup: reference.groupID).map(\.id) }
            return .some(others.union(members.map(NetworkEnd.interface)))
        case .prefixList: return .all
        case .block(let block): addresses = AddressSet(block)
        }
        var found = others
        for topology in topologies {
            let translators = topology.snapshot.natGateways.byID.values.flatMap { gateway in
                gateway.sendingAddresses.map(\.address) + gateway.addresses.compactMap(\.publicAddress)
            }
            if translators.contains(where: addresses.contains) { return .all }
            for interface in topology.snapshot.networkInterfaces.byID.values {
                let publics = interface.privateAddresses.compactMap { entry in
                    topology.publicMappings.publicAddress(of: entry.address, inVPC: interface.vpcID)
                }
                if !interface.heldAddresses.isDisjoint(with: addresses) || publics.contains(where: addresses.contains) {
                    found.insert(.interface(interface.id))
                }
            }
        }
        return .some(found)
    }

    /// The ends that an edit touches, whomever they talk to.
    private func ends(of edit: ConfigurationEdit) -> Ends {
        switch edit.scope {
        case .everything: return .all
        case .nothing: return .some([])
        case .interface(let id): return hosts([id])
        case .instance(let id):
            return hosts(topologies.flatMap { $0.interfaces(ofInstance: id).map(\.id) })
        case .group(let id):
            return hosts(topologies.flatMap { $0.interfaces(inGroup: id).map(\.id) })
        case .subnet(let id): return subnets([id])
        case .networkACL(let id):
            return subnets(topologies.flatMap { $0.snapshot.networkACLs[id]?.subnetIDs ?? [] })
        case .routeTable(let id):
            return subnets(
                topologies.flatMap { topology in
                    topology.snapshot.subnets.byID.values.filter { topology.routeTable(of: $0)?.id == id }.map(\.id)
                })
        }
    }

    private func subnets(_ ids: [String]) -> Ends {
        let ids = Set(ids)
        if !ids.isDisjoint(with: transitSubnets) { return .all }
        let interfaces = topologies.flatMap { topology in
            topology.snapshot.networkInterfaces.byID.values.filter { ids.contains($0.subnetID) }.map(\.id)
        }
        return hosts(interfaces, isBalanced: !ids.isDisjoint(with: balancedSubnets))
    }

    private func hosts(_ ids: [String], isBalanced: Bool = false) -> Ends {
        if hasInspection || !transitInterfaces.isDisjoint(with: ids) { return .all }
        let isComposed = isBalanced || balanced.map { !$0.isDisjoint(with: ids) } ?? true
        return .some((isComposed ? composed : []).union(ids.map(NetworkEnd.interface)))
    }
}
