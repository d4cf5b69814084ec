import Inventory
public import NetworkSets

/// Turns what a user types for an end of a connection into an `Endpoint`.
public struct EndpointResolver: Sendable {
    let topology: Topology

    /// A resolver over one topology.
    public init(_ topology: Topology) {
        self.topology = topology
    }

    /// Which end a name is given for.
    public enum Role: Sendable {
        case source
        /// An address that several VPCs have is no ambiguity here: the routes decide where packets go.
        case destination
    }

    /// The source of a question; an IPv6 address may stand in brackets here too.
    ///
    /// - Throws: as `resolve`, and for ports, which a source has none of.
    public func source(_ text: String) throws(EndpointError) -> Endpoint {
        guard text.hasPrefix("["), let parts = try? EndpointText(text), parts.ports == nil else {
            return try resolve(text, as: .source)
        }
        return try resolve(parts.name, as: .source)
    }

    /// The destination of a question with the ports typed behind it, nil where none were.
    ///
    /// Where the source is given, a name that means different things in different VPCs means what it does in the source's.
    /// A Name tag may hold colons and slashes itself, so a whole text that is one goes before any reading of its parts.
    ///
    /// - Throws: as `resolve`, and for ports that are none.
    public func destination(
        _ text: String, seenFrom source: Endpoint? = nil
    ) throws(EndpointError) -> (end: Endpoint, ports: PortSet?) {
        if text.contains(":"), let end = try known(text) { return (try destination(end, text), nil) }
        let parts = try EndpointText(text)
        return (try resolve(parts.name, as: .destination, seenFrom: source), parts.ports)
    }

    /// Resolves an id, Name tag, address, block or `internet`.
    ///
    /// - Throws: `EndpointError` for an unknown or ambiguous name (with near candidates), for a malformed address, and for
    ///   the id of a thing that is no end of a connection.
    public func resolve(
        _ text: String, as role: Role, seenFrom source: Endpoint? = nil
    ) throws(EndpointError) -> Endpoint {
        if text == "internet" { return Endpoint(text: text, kind: .internet, isPublic: true) }
        if let block = try? CIDRBlock(text) {
            if block.prefixLength == block.family.bitWidth { return try holder(of: block.first, text, role) }
            return Endpoint(text: text, kind: .block(block), isPublic: !Self.isPrivate(block.first))
        }
        if let address = try? IPAddress(text) { return try holder(of: address, text, role) }
        if let end = try known(text) {
            return role == .destination ? try destination(end, text) : end
        }
        if let end = try vpcEndpoint(text, seenFrom: source) { return end }
        throw refusal(of: text, role)
    }

    /// An end as destination: nobody sends to a gateway load balancer by its address.
    private func destination(_ end: Endpoint, _ text: String) throws(EndpointError) -> Endpoint {
        guard end.balancer?.kind == .gateway else { return end }
        throw .noEnd(
            text: text, reason: "this is a gateway load balancer, which is reached through its endpoints only")
    }

    private func holder(of address: IPAddress, _ text: String, _ role: Role) throws(EndpointError) -> Endpoint {
        let isPublic = !Self.isPrivate(address)
        if let end = topology.publicMappings.privateEnd(of: address), let id = end.interfaceID,
            let interface = topology.snapshot.networkInterfaces[id]
        {
            return Endpoint(text: text, kind: .interface(interface, address: end.address), isPublic: true)
        }
        let holders = topology.interfaces(holding: address)
        if holders.count == 1 {
            return Endpoint(
                text: text, kind: .interface(holders[0], address: address),
                isPublic: isPublic && address.family == .ipv4)
        }
        if holders.count > 1, role == .source {
            throw .ambiguous(text: text, candidates: holders.map { topology.label(of: $0) }.sorted())
        }
        let isIdle = !topology.idleElasticAddresses(in: AddressSet(address)).isEmpty
        return Endpoint(
            text: text, kind: .address(address), isPublic: isPublic,
            note: isIdle ? "an Elastic IP address that is associated with nothing" : nil)
    }

    /// The instance or interface of an id or Name tag; nil where there is none.
    private func known(_ text: String) throws(EndpointError) -> Endpoint? {
        if text.isEmpty { return nil }
        if let interface = topology.snapshot.networkInterfaces[text] {
            return Endpoint(text: text, kind: .interface(interface, address: nil))
        }
        if topology.snapshot.instances[text] != nil || topology.interfacesByInstance[text] != nil {
            return try instance(text, as: text)
        }
        if let blocks = topology.blocksBehind(text) {
            guard !blocks.isEmpty else {
                throw .noEnd(
                    text: text,
                    reason: "no static route and no route table tells what is behind it; ask for an address behind it")
            }
            return Endpoint(
                text: text, kind: .connection(id: text, blocks: blocks),
                note: "the hosts of \(blocks.map(\.description).joined(separator: ", "))")
        }
        // An instance's own Name goes before those of its interfaces: they are often tagged alike.
        let instances = topology.snapshot.instances.byID.values.filter { $0.name == text && $0.state != "terminated" }
        let instanceIDs = Set(instances.map(\.id))
        let interfaces = topology.snapshot.networkInterfaces.byID.values.filter {
            $0.name == text && !($0.instanceID.map(instanceIDs.contains) ?? false)
        }
        let balancers = topology.balancers(named: text)
        let named = Set(interfaces.map(\.id))
        // An interface may be tagged with the name of the very service it belongs to.
        let services = topology.services(named: text).filter { service in
            !service.interfaces.contains { named.contains($0.id) }
        }
        guard instances.count + interfaces.count + balancers.count + services.count <= 1 else {
            let candidates =
                instances.map { topology.label(of: $0) } + interfaces.map { topology.label(of: $0) }
                + balancers.map { topology.label(of: $0) } + services.map(\.label)
            throw .ambiguous(text: text, candidates: candidates.sorted())
        }
        if let interface = interfaces.first { return Endpoint(text: text, kind: .interface(interface, address: nil)) }
        if let balancer = balancers.first { return try end(of: balancer, as: text) }
        if let service = services.first { return end(of: service, as: text) }
        guard let only = instances.first else { return nil }
        return try instance(only.id, as: text)
    }

    private func instance(_ id: String, as text: String) throws(EndpointError) -> Endpoint {
        let interfaces = topology.interfaces(ofInstance: id)
        guard let primary = interfaces.first else {
            let state = topology.snapshot.instances[id]?.state.map { " (\($0))" } ?? ""
            throw .noEnd(text: text, reason: "instance \(id)\(state) has no network interface in what was read")
        }
        let note = interfaces.count > 1 ? "the primary of its \(interfaces.count) interfaces" : nil
        return Endpoint(text: text, kind: .interface(primary, address: nil), note: note)
    }

    /// One interface stands for the service, be it named or asked for by its id; several are asked for together.
    private func end(of service: NamedService, as text: String) -> Endpoint {
        if service.isExact, service.interfaces.count == 1, let only = service.interfaces.first {
            return Endpoint(text: text, kind: .interface(only, address: nil), note: service.label)
        }
        let count = service.interfaces.count
        return Endpoint(
            text: text, kind: .service(service),
            note: service.isExact
                ? "\(service.label), \(count) interfaces"
                : "\(service.label), one of \(count) interfaces that its subnets and groups fit")
    }

    /// A load balancer's DNS name means what DNS answers: public addresses where it faces the internet. Its name or ARN means
    /// the addresses that fit the other end, as the id of an interface does.
    private func end(of balancer: Balancer, as text: String) throws(EndpointError) -> Endpoint {
        guard !balancer.nodes.isEmpty else {
            throw .noEnd(
                text: text,
                reason: "no interface of the load balancer \(balancer.name) is in what was read "
                    + "(describe-network-interfaces), so where it receives is not known")
        }
        let isPublic = balancer.isInternetFacing == true && Topology.isDNSName(text, of: balancer)
        let count = balancer.nodes.count
        return Endpoint(
            text: text, kind: .balancer(balancer), isPublic: isPublic,
            note: "\(balancer.kind.rawValue) load balancer, \(count) node\(count == 1 ? "" : "s")")
    }

    /// Whether an address belongs to no public space: RFC 1918, RFC 6598, link-local and the like.
    public static func isPrivate(_ address: IPAddress) -> Bool {
        AddressSpace.notPublic.contains(address)
    }
}
