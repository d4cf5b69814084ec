import Inventory

/// Turns what a user types for a component that packets pass into its id.
public struct ComponentResolver: Sendable {
    /// Ids of what may be a component, with the name that people gave each.
    private let names: [String: Set<String>]
    private let ids: Set<String>

    /// A resolver over one topology.
    public init(_ topology: Topology) {
        let snapshot = topology.snapshot
        var ids: Set<String> = ["internet"]
        ids.formUnion(snapshot.instances.byID.keys)
        ids.formUnion(snapshot.networkInterfaces.byID.keys)
        ids.formUnion(snapshot.securityGroups.byID.keys)
        ids.formUnion(snapshot.networkACLs.byID.keys)
        ids.formUnion(snapshot.routeTables.byID.keys)
        ids.formUnion(snapshot.subnets.byID.keys)
        ids.formUnion(snapshot.internetGateways.byID.keys)
        ids.formUnion(snapshot.egressOnlyInternetGateways.byID.keys)
        ids.formUnion(snapshot.natGateways.byID.keys)
        ids.formUnion(snapshot.peeringConnections.byID.keys)
        ids.formUnion(snapshot.transitGateways.byID.keys)
        ids.formUnion(snapshot.transitGatewayAttachments.byID.values.map(\.attachmentID))
        ids.formUnion(snapshot.transitGatewayVPCAttachments.byID.keys)
        ids.formUnion(snapshot.transitGatewayRoutes.byID.keys)
        ids.formUnion(snapshot.transitGatewayRouteTables.byID.keys)
        ids.formUnion(snapshot.coreNetworks.byID.keys)
        ids.formUnion(snapshot.coreNetworkAttachments.byID.keys)
        ids.formUnion(snapshot.vpnGateways.byID.keys)
        ids.formUnion(snapshot.vpnConnections.byID.keys)
        ids.formUnion(snapshot.directConnectGateways.byID.keys)
        ids.formUnion(snapshot.virtualInterfaces.byID.keys)
        ids.formUnion(snapshot.vpcEndpoints.byID.keys)
        ids.formUnion(snapshot.firewalls.byID.keys)
        ids.formUnion(snapshot.loadBalancers.byID.keys)
        ids.formUnion(snapshot.classicLoadBalancers.byID.keys)
        ids.formUnion(snapshot.targetGroups.byID.keys)
        // A route may lead to what no list of the snapshot has.
        for table in snapshot.routeTables.byID.values {
            for route in table.routes {
                if case .resource(let id) = route.target { ids.insert(id) }
            }
        }
        var names: [String: Set<String>] = [:]
        for id in ids {
            if let name = topology.name(of: id), name != id { names[name, default: []].insert(id) }
        }
        for balancer in topology.balancers {
            for name in [balancer.name, "\(balancer.prefix):\(balancer.name)"] where name != balancer.id {
                names[name, default: []].insert(balancer.id)
            }
        }
        for firewall in snapshot.firewalls.byID.values {
            if let name = firewall.name { names[name, default: []].insert(firewall.id) }
        }
        self.ids = ids
        self.names = names
    }

    /// The id of a component.
    ///
    /// - Parameter text: Its id, its ARN or its name.
    /// - Throws: `EndpointError` where nothing has it, with near candidates, or several things have.
    public func id(of text: String) throws(EndpointError) -> String {
        let all = try ids(of: text)
        if all.count > 1 { throw .ambiguous(text: text, candidates: all) }
        return all[0]
    }

    /// The ids of all components that have an id or a name, in order; at least one.
    ///
    /// - Throws: `EndpointError` where nothing has it, with near candidates.
    public func ids(of text: String) throws(EndpointError) -> [String] {
        if ids.contains(text) { return [text] }
        // The table of a segment at an edge is called by its core network: core-network-…/SEGMENT/EDGE.
        if let slash = text.firstIndex(of: "/"), ids.contains(String(text[..<slash])) { return [text] }
        if let named = names[text] { return named.sorted() }
        let near = NearNames(among: Array(ids) + names.keys).candidates(for: text)
        throw .malformed(
            text: text,
            reason: "no component of the snapshot has this id or name"
                + (near.isEmpty ? "" : "; near: \(near.joined(separator: ", "))"))
    }
}
