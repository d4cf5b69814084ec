import Inventory
import NetworkSets
import Reachability
import Topology

/// Finds the ends that words select: `group:`, `subnet:`, `vpc:` and `tag:`, `everything`, and what names one end.
struct IntentSelectors {
    /// Why a word selects nothing.
    struct Unknown: Error {
        let text: String
    }

    private let topology: Topology
    private var snapshot: Snapshot { topology.snapshot }
    private let endpointOfInterface: [String: String]

    init(_ topology: Topology) {
        self.topology = topology
        var owners: [String: String] = [:]
        for endpoint in topology.snapshot.vpcEndpoints.byID.values where endpoint.kind == .interface {
            for id in endpoint.interfaceIDs { owners[id] = endpoint.id }
        }
        endpointOfInterface = owners
    }

    /// What a word with a prefix of ours selects; nil for any other word.
    func ends(of text: String) throws(Unknown) -> IntentEnds? {
        if text == "everything" { return ends { _ in true } }
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let value = String(text[text.index(after: colon)...])
        switch text[..<colon] {
        case "group":
            let ids = try ids(
                value, "security group", snapshot.securityGroups.byID.values.map { ($0.id, $0.groupName) })
            return ends { !ids.isDisjoint(with: $0.groupIDs) }
        case "subnet":
            let ids = try ids(value, "subnet", snapshot.subnets.byID.values.map { ($0.id, $0.name) })
            return ends { ids.contains($0.subnetID) }
        case "vpc":
            let ids = try ids(value, "VPC", snapshot.vpcs.byID.values.map { ($0.id, $0.name) })
            var found = ends { ids.contains($0.vpcID) }
            for endpoint in snapshot.vpcEndpoints.byID.values
            where endpoint.kind == .gateway && ids.contains(endpoint.vpcID) {
                found.add(.endpoint(endpoint.id))
            }
            return found
        case "tag": return try tagged(value)
        default: return nil
        }
    }

    /// What an end that the user named stands for.
    func ends(of end: Endpoint) -> IntentEnds {
        var found = IntentEnds()
        switch end.kind {
        case .internet: found.add(.internet)
        case .interface(let interface, nil): select(interface, &found)
        case .interface(let interface, let address?): select(AddressSet(address), of: interface, &found)
        case .balancer(let balancer): found.add(.balancer(balancer.id))
        case .service(let service): service.interfaces.forEach { select($0, &found) }
        case .connection(let id, _): found.add(.connection(id))
        case .vpcEndpoint(let endpoint, _): found.add(.endpoint(endpoint.id))
        case .addresses(let addresses): found.outside = addresses
        case .address(let address): select(AddressSet(address), &found)
        case .block(let block): select(AddressSet(block), &found)
        }
        return found
    }

    private func ids(_ value: String, _ what: String, _ all: [(id: String, name: String?)]) throws(Unknown) -> Set<
        String
    > {
        let found = all.filter { $0.id == value || $0.name == value }.map(\.id)
        if !found.isEmpty { return Set(found) }
        let near = NearNames(among: all.flatMap { [$0.id] + [$0.name].compactMap(\.self) }).candidates(for: value)
        throw Unknown(
            text: "no \(what) has the id or name \"\(value)\""
                + (near.isEmpty ? "" : "; near: \(near.joined(separator: ", "))"))
    }

    /// `Key=Value`, or `Key` alone for every value.
    private func tagged(_ text: String) throws(Unknown) -> IntentEnds {
        let equals = text.firstIndex(of: "=")
        let key = equals.map { String(text[..<$0]) } ?? text
        let value = equals.map { String(text[text.index(after: $0)...]) }
        func fits(_ tags: [String: String]) -> Bool { tags[key].map { value == nil || $0 == value } ?? false }
        let instances = Set(snapshot.instances.byID.values.filter { fits($0.tags) }.map(\.id))
        let interfaces = snapshot.networkInterfaces.byID.values.filter { interface in
            fits(interface.tags) || interface.instanceID.map(instances.contains) ?? false
        }
        if !interfaces.isEmpty || !instances.isEmpty {
            let chosen = Set(interfaces.map(\.id))
            return ends { chosen.contains($0.id) }
        }
        let tags = snapshot.instances.byID.values.map(\.tags) + snapshot.networkInterfaces.byID.values.map(\.tags)
        let all = Set(tags.flatMap { $0.map { "\($0.key)=\($0.value)" } })
        let near = NearNames(among: all).candidates(for: text)
        throw Unknown(
            text: "no instance or interface has the tag \"\(text)\""
                + (near.isEmpty ? "" : "; near: \(near.joined(separator: ", "))"))
    }

    private func ends(where fits: (NetworkInterface) -> Bool) -> IntentEnds {
        var found = IntentEnds()
        for interface in snapshot.networkInterfaces.byID.values where fits(interface) { select(interface, &found) }
        return found
    }

    /// The end that an interface is, or is part of; nothing where it hands on what others send.
    private func select(_ interface: NetworkInterface, _ found: inout IntentEnds) {
        if let balancer = topology.balancer(ofInterface: interface.id) { return found.add(.balancer(balancer.id)) }
        if let endpoint = endpointOfInterface[interface.id] { return found.add(.endpoint(endpoint)) }
        guard interface.isEndOfConnections else { return }
        select(interface.heldAddresses, of: interface, &found)
    }

    /// Some addresses of an interface.
    private func select(_ addresses: AddressSet, of interface: NetworkInterface, _ found: inout IntentEnds) {
        if topology.balancer(ofInterface: interface.id) != nil || endpointOfInterface[interface.id] != nil {
            return select(interface, &found)
        }
        var rest = addresses
        for address in [interface.primaryAddress, interface.ipv6Addresses.first].compactMap(\.self)
        where addresses.contains(address) {
            found.add(.interface(interface.id), [address.family])
            rest = rest.subtracting(AddressSet(address))
        }
        found.add(rest, ofInterface: interface.id)
    }

    /// The hosts of the VPCs that hold some of the addresses, and those addresses that lie outside the VPCs.
    private func select(_ addresses: AddressSet, _ found: inout IntentEnds) {
        for (vpcID, own) in topology.addressesByVPC {
            let inside = addresses.intersection(own)
            if inside.isEmpty { continue }
            for holder in topology.interfaces(holding: inside, inVPC: vpcID)
            where holder.interface.isEndOfConnections || endpointOfInterface[holder.interface.id] != nil {
                select(holder.part, of: holder.interface, &found)
            }
        }
        found.outside = found.outside.union(addresses.subtracting(topology.addressesOfAllVPCs))
    }
}
