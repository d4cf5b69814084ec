import Inventory
import NetworkSets

extension EndpointResolver {
    /// The VPC endpoint of an id or DNS name, or the service of a prefix list's name; nil where the text is none of them.
    ///
    /// - Parameter source: The other end: the service's own names lead to an endpoint inside the endpoint's VPC only.
    func vpcEndpoint(_ text: String, seenFrom source: Endpoint?) throws(EndpointError) -> Endpoint? {
        if let endpoint = topology.snapshot.vpcEndpoints[text] { return try end(at: endpoint, text, nil) }
        let named = topology.vpcEndpoints(named: text)
        guard !named.isEmpty else { return try service(text) }
        let candidates = seen(named, text, from: source)
        guard let endpoint = candidates.first else {
            let places = named.map { "\($0.id) in \($0.vpcID)" }.joined(separator: ", ")
            throw .noEnd(
                text: text,
                reason:
                    "this name leads to \(places), and only from inside; where it leads elsewhere is not in what was read"
            )
        }
        guard candidates.count == 1 else {
            throw .ambiguous(text: text, candidates: candidates.map { "\($0.id) (\($0.vpcID))" })
        }
        return try end(at: endpoint, text, zone(in: text, of: endpoint))
    }

    /// The endpoints that a name leads to for a source: names that hold the endpoint's id are public, all others private to
    /// its VPC.
    private func seen(_ endpoints: [VPCEndpoint], _ text: String, from source: Endpoint?) -> [VPCEndpoint] {
        guard let vpcID = source?.interface?.vpcID else { return endpoints }
        return endpoints.filter { $0.vpcID == vpcID || text.lowercased().contains($0.id) }
    }

    /// The zone that a zonal DNS name ends its first label with.
    private func zone(in text: String, of endpoint: VPCEndpoint) -> String? {
        let label = text.lowercased().prefix { $0 != "." }
        return endpoint.subnetIDs.compactMap { topology.zone(ofSubnet: $0) }.first { label.hasSuffix("-\($0)") }
    }

    private func end(at endpoint: VPCEndpoint, _ text: String, _ zone: String?) throws(EndpointError) -> Endpoint {
        switch endpoint.kind {
        case .gateway:
            guard let addresses = topology.serviceAddresses(of: endpoint), !addresses.isEmpty else {
                throw .noEnd(
                    text: text,
                    reason: "the addresses of \(endpoint.serviceName) behind this endpoint are not in what was read "
                        + "(describe-prefix-lists)")
            }
            return Endpoint(text: text, kind: .vpcEndpoint(endpoint, addresses), note: endpoint.serviceName)
        case .interface:
            let all = topology.interfaces(of: endpoint)
            let interfaces = all.filter { zone == nil || topology.zone(ofSubnet: $0.subnetID) == zone }
            guard !interfaces.isEmpty else {
                throw .noEnd(
                    text: text,
                    reason: "no interface of this endpoint is in what was read (describe-network-interfaces)")
            }
            let addresses = interfaces.reduce(AddressSet()) { $0.union($1.heldAddresses) }
            let count = interfaces.count
            return Endpoint(
                text: text, kind: .vpcEndpoint(endpoint, addresses),
                note: "\(endpoint.serviceName), \(count) interface\(count == 1 ? "" : "s")")
        case .gatewayLoadBalancer:
            throw .noEnd(
                text: text,
                reason:
                    "this is a Gateway Load Balancer endpoint: routes lead through it, and no packet starts or ends there"
            )
        case .other, nil:
            throw .noEnd(
                text: text,
                reason: "this endpoint is of a kind that awsdrops does not model; ask for an address behind it")
        }
    }

    /// The addresses of a service by its name, `com.amazonaws.eu-west-1.s3`.
    private func service(_ text: String) throws(EndpointError) -> Endpoint? {
        guard text.hasPrefix("com.amazonaws.") else { return nil }
        guard
            let list = topology.snapshot.prefixLists.byID.values.filter({ $0.name == text }).min(by: { $0.id < $1.id })
        else {
            let behind = topology.snapshot.vpcEndpoints.byID.values.filter { $0.serviceName == text }.map(\.id).sorted()
            guard !behind.isEmpty else { return nil }
            throw .noEnd(
                text: text,
                reason: "this service has no prefix list; ask for its endpoint \(behind.joined(separator: ", "))")
        }
        guard let blocks = list.blocks, !blocks.isEmpty else {
            throw .noEnd(
                text: text, reason: "the addresses of \(list.id) are not in what was read (describe-prefix-lists)")
        }
        return Endpoint(text: text, kind: .addresses(AddressSet(blocks)), isPublic: true, note: list.id)
    }
}
