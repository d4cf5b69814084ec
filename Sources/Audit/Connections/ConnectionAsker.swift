public import NetworkSets
public import Reachability
public import Topology

/// Asks the evaluator about pairs of ends: each protocol in each address family that both have.
public final class ConnectionAsker {
    /// What is asked of every pair.
    public struct Services: Sendable, Hashable {
        /// The protocols. ICMP means echo requests, and ICMPv6 where the family is IPv6.
        public var protocols: [InternetProtocol] = [.tcp, .udp, .icmp]
        /// The server's ports; nil for all. Protocols without ports are left out where it is given.
        public var ports: PortSet?
        /// The client's ports; nil for those its system picks from.
        public var sourcePorts: PortSet?
        /// Ids of components that every way has to pass.
        public var through: [String] = []
        /// Ids of components of which every way has to pass one; none asks for nothing.
        public var throughOneOf: [String] = []
        /// Ids of components that no way may pass.
        public var notThrough: [String] = []
        /// The type of ICMP messages, of which all codes are asked; nil for echo requests.
        public var icmpType: UInt8?

        /// TCP, UDP and echo requests, all ports.
        public init() {}
    }

    private let topology: Topology
    private let services: Services
    private let refusal: GroupRefusal
    private var sources: [NetworkEnd: Endpoint?] = [:]
    private var destinations: [NetworkEnd: Endpoint?] = [:]

    /// An asker over one topology.
    public init(_ topology: Topology, _ services: Services = Services()) {
        self.topology = topology
        self.services = services
        refusal = GroupRefusal(topology)
    }

    /// Whether it is plain that nothing gets from one end to another, so that there is nothing to ask.
    func surelyRefuses(from source: NetworkEnd, to destination: NetworkEnd) -> Bool {
        switch (source, destination) {
        case (.interface(let from), .interface(let to)): refusal.refuses(from: from, to: to, services)
        case (.internet, .interface(let to)): refusal.hidesFromInternet(to)
        default: false
        }
    }

    /// What becomes of everything from one end to another.
    public func outcome(from source: NetworkEnd, to destination: NetworkEnd) -> ConnectionOutcome {
        ConnectionOutcome(of: answers(from: source, to: destination))
    }

    /// The answers about one end and another, where something may pass; none where it is plain that nothing does, as if nothing
    /// had been asked: what is not asked counts as denied.
    func answersUnlessRefused(from source: NetworkEnd, to destination: NetworkEnd) -> [Answer] {
        surelyRefuses(from: source, to: destination) ? [] : answers(from: source, to: destination)
    }

    /// The answers about one end and another; none where an end is not there.
    public func answers(from source: NetworkEnd, to destination: NetworkEnd) -> [Answer] {
        guard source.opensConnections, let from = endpoint(source, .source),
            let to = endpoint(destination, .destination)
        else { return [] }
        return answers(from: from, to: to)
    }

    /// The answers about an end and one that is resolved already.
    public func answers(from source: NetworkEnd, to destination: Endpoint) -> [Answer] {
        guard source.opensConnections, let from = endpoint(source, .source) else { return [] }
        return answers(from: from, to: destination)
    }

    /// The answers about an end that is resolved already and another.
    public func answers(from source: Endpoint, to destination: NetworkEnd) -> [Answer] {
        endpoint(destination, .destination).map { answers(from: source, to: $0) } ?? []
    }

    /// The answers about two ends that are resolved already, in some address families.
    public func answers(
        from source: Endpoint, to destination: Endpoint, families: Set<AddressFamily> = [.ipv4, .ipv6]
    ) -> [Answer] {
        AddressFamily.allCases.filter(families.contains).flatMap { family in
            services.protocols.compactMap { name in answer(source, destination, family, name) }
        }
    }

    private func answer(
        _ source: Endpoint, _ destination: Endpoint, _ family: AddressFamily, _ name: InternetProtocol
    ) -> Answer? {
        var options = QuestionOptions(protocol: name == .icmp && family == .ipv6 ? .icmpv6 : name)
        options.family = family
        options.through = services.through
        options.throughOneOf = services.throughOneOf
        options.notThrough = services.notThrough
        if name.isICMP { options.icmpType = services.icmpType }
        if name.hasPorts {
            options.destinationPorts = services.ports
            options.sourcePorts = services.sourcePorts
        } else if services.ports != nil {
            return nil
        }
        // Ends that share no address of the family make no question.
        guard let question = try? QuestionBuilder(topology).question(from: source, to: destination, options: options)
        else { return nil }
        return PathEvaluator(topology).answer(question)
    }

    private func endpoint(_ end: NetworkEnd, _ role: EndpointResolver.Role) -> Endpoint? {
        let known = role == .source ? sources[end] : destinations[end]
        if let known { return known }
        let endpoint = try? EndpointResolver(topology).resolve(end.id, as: role)
        if role == .source { sources[end] = .some(endpoint) } else { destinations[end] = .some(endpoint) }
        return endpoint
    }
}
