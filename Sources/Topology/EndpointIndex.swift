import Inventory
import NetworkSets

/// The VPC endpoints of a snapshot by what leads to them: their interfaces and their names.
struct EndpointIndex: Sendable {
    let byInterface: [String: VPCEndpoint]
    /// Endpoints by their DNS names, in lower case; a name that starts with `*.` stands for all below it.
    let byName: [String: [VPCEndpoint]]
    /// Firewalls with the endpoint of theirs, by the endpoint's id.
    let firewalls: [String: (firewall: NetworkFirewall, endpoint: NetworkFirewall.Endpoint)]
    /// The prefix lists that routes lead to a gateway endpoint for, and those of its service's name.
    let prefixLists: [String: [String]]

    init(_ snapshot: Snapshot) {
        var byInterface: [String: VPCEndpoint] = [:]
        var byName: [String: [VPCEndpoint]] = [:]
        let ownNames = Dictionary(
            snapshot.endpointServiceConfigurations.byID.values.map { ($0.serviceName, $0.privateName) },
            uniquingKeysWith: { first, _ in first })
        for endpoint in snapshot.vpcEndpoints.byID.values.sorted(by: { $0.id < $1.id }) {
            for id in endpoint.interfaceIDs { byInterface[id] = endpoint }
            var names = Set(endpoint.dnsNames)
            if endpoint.usesPrivateNames {
                names.formUnion(snapshot.endpointServices[endpoint.serviceName]?.privateNames ?? [])
                if let own = ownNames[endpoint.serviceName] ?? nil { names.insert(own) }
            }
            for name in names { byName[name, default: []].append(endpoint) }
        }
        self.byInterface = byInterface
        self.byName = byName
        firewalls = Self.firewalls(snapshot)
        prefixLists = Self.prefixLists(snapshot)
    }

    private static func firewalls(
        _ snapshot: Snapshot
    ) -> [String: (firewall: NetworkFirewall, endpoint: NetworkFirewall.Endpoint)] {
        var found: [String: (firewall: NetworkFirewall, endpoint: NetworkFirewall.Endpoint)] = [:]
        for firewall in snapshot.firewalls.byID.values {
            for endpoint in firewall.endpoints.values { found[endpoint.id] = (firewall, endpoint) }
        }
        for association in snapshot.firewallAssociations.byID.values {
            guard let firewall = snapshot.firewalls[association.firewallARN] else { continue }
            for endpoint in association.endpoints { found[endpoint.id] = (firewall, endpoint) }
        }
        return found
    }

    private static func prefixLists(_ snapshot: Snapshot) -> [String: [String]] {
        var lists: [String: Set<String>] = [:]
        for table in snapshot.routeTables.byID.values {
            for route in table.routes {
                guard case .resource(let target) = route.target, case .prefixList(let list) = route.destination,
                    snapshot.vpcEndpoints[target]?.kind == .gateway
                else { continue }
                lists[target, default: []].insert(list)
            }
        }
        let named = Dictionary(
            snapshot.prefixLists.byID.values.compactMap { list in list.name.map { ($0, list.id) } },
            uniquingKeysWith: min)
        for endpoint in snapshot.vpcEndpoints.byID.values where endpoint.kind == .gateway {
            if let list = named[endpoint.serviceName] { lists[endpoint.id, default: []].insert(list) }
        }
        return lists.mapValues { $0.sorted() }
    }
}
