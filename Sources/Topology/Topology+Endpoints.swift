public import Inventory
public import NetworkSets

extension Topology {
    /// The VPC endpoint an interface belongs to.
    public func vpcEndpoint(ofInterface id: String) -> VPCEndpoint? { endpointIndex.byInterface[id] }

    /// The interfaces of an endpoint that the snapshot has, in order of their ids.
    public func interfaces(of endpoint: VPCEndpoint) -> [NetworkInterface] {
        endpoint.interfaceIDs.compactMap { snapshot.networkInterfaces[$0] }.sorted { $0.id < $1.id }
    }

    /// The addresses of the service behind a gateway endpoint: those of its prefix lists; nil where the entries of one, or
    /// all of its lists, are not known.
    public func serviceAddresses(of endpoint: VPCEndpoint) -> AddressSet? {
        guard let lists = endpointIndex.prefixLists[endpoint.id], !lists.isEmpty else { return nil }
        var addresses = AddressSet()
        for list in lists {
            guard let blocks = snapshot.prefixLists[list]?.blocks else { return nil }
            addresses = addresses.union(AddressSet(blocks))
        }
        return addresses
    }

    /// The addresses of all services that gateway endpoints lead to, as far as they are known. Nothing there opens
    /// connections.
    public var addressesBehindGatewayEndpoints: AddressSet {
        snapshot.vpcEndpoints.byID.values.filter { $0.kind == .gateway }
            .reduce(AddressSet()) { $0.union(serviceAddresses(of: $1) ?? AddressSet()) }
    }

    /// The endpoints that a DNS name leads to, in order of their ids.
    func vpcEndpoints(named name: String) -> [VPCEndpoint] {
        let name = name.lowercased().hasSuffix(".") ? String(name.lowercased().dropLast()) : name.lowercased()
        if let exact = endpointIndex.byName[name] { return exact }
        guard let dot = name.firstIndex(of: ".") else { return [] }
        return endpointIndex.byName["*" + name[dot...]] ?? []
    }

    /// The Network Firewall that an endpoint belongs to, with the endpoint as the firewall describes it.
    public func firewall(
        ofEndpoint id: String
    ) -> (firewall: NetworkFirewall, endpoint: NetworkFirewall.Endpoint)? { endpointIndex.firewalls[id] }

    /// The zone of a subnet.
    public func zone(ofSubnet id: String) -> String? { snapshot.subnets[id]?.availabilityZone }
}
