import Inventory
import Reachability
import Topology

/// Which ends the packets of an edit may start from or lead to.
///
/// An edit of a group, ACL, table or host concerns the connections of the hosts it serves, as long as nothing that passes packets on
/// for others is among them: then it concerns any. Load balancers and endpoints count as touched by every edit, since what they
/// do hangs on their targets.
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

    private let topologies: [Topology]
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

    /// The ends that an edit touches.
    func ends(of edit: ConfigurationEdit) -> Ends {
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
        return hosts(
            topologies.flatMap { topology in
                topology.snapshot.networkInterfaces.byID.values.filter { ids.contains($0.subnetID) }.map(\.id)
            })
    }

    private func hosts(_ ids: [String]) -> Ends {
        if hasInspection || !transitInterfaces.isDisjoint(with: ids) { return .all }
        return .some(composed.union(ids.map(NetworkEnd.interface)))
    }
}
