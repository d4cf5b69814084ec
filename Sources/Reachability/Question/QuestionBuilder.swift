import Inventory
import NetworkSets
public import Topology

/// Makes a question of two ends: picks the address each end means, the family and the client's ports.
public struct QuestionBuilder: Sendable {
    let topology: Topology

    /// A builder over one topology.
    public init(_ topology: Topology) {
        self.topology = topology
    }

    /// Builds the question.
    ///
    /// - Throws: `QuestionError` where the ends share no family, a protocol does not fit it, or an end has no such address.
    public func question(
        from source: Endpoint, to destination: Endpoint, options: QuestionOptions
    ) throws(QuestionError) -> Question {
        let family = try family(of: source, destination, options)
        try check(options, family)
        let sources = try addresses(ofSource: source, family)
        try check(source, sources, family)
        let destinations = try addresses(ofDestination: destination, otherEnd: source, family)
        let hasPorts = options.protocol.hasPorts
        let senders = starts(of: source, addresses: sources, family)
        let origins = senders.asked
        let everyClientPort = clientPorts(of: origins)
        let sourcePorts = hasPorts ? options.sourcePorts ?? everyClientPort : nil
        let destinationPorts =
            hasPorts ? options.destinationPorts ?? registeredPorts(source, destinations, family) ?? .everyPort : nil
        let icmp = icmpSides(options)
        func packets(of start: Start) -> FlowSet {
            // Each host sends from the ports of its own system.
            let own = start.clientPorts.isEmpty ? everyClientPort : start.clientPorts
            let ports = hasPorts ? options.sourcePorts ?? own : nil
            return FlowSet(
                FlowBox(
                    family: family, protocols: IntervalSet(options.protocol.rawValue), source: start.addresses,
                    destination: destinations, sourcePorts: ports ?? icmp?.types ?? .zeroOnly,
                    destinationPorts: destinationPorts ?? icmp?.codes ?? .zeroOnly))
        }
        let asked = origins.map { $0.origin(with: packets(of: $0)) }
        return Question(
            source: source, destination: destination, family: family, options: options, sourcePorts: sourcePorts,
            destinationPorts: destinationPorts, packets: asked.reduce(FlowSet()) { $0.union($1.packets) },
            origins: asked, sourceNote: senders.note(of: source.text))
    }

    /// The ports a load balancer uses at the targets asked for; nil for any other source, and where none is its target.
    private func registeredPorts(
        _ source: Endpoint, _ destinations: IntervalSet<UInt128>, _ family: AddressFamily
    ) -> PortSet? {
        guard let balancer = source.balancer else { return nil }
        let ports = BalancerSource.ports(
            of: balancer, at: AddressSet(family: family, ranges: destinations), topology)
        return ports.isEmpty ? nil : ports
    }

    private func icmpSides(_ options: QuestionOptions) -> (types: PortSet, codes: PortSet)? {
        guard options.protocol.isICMP else { return nil }
        let echoRequest: UInt8 = options.protocol == .icmp ? 8 : 128
        let type = options.icmpType ?? echoRequest
        let code: UInt8? = options.icmpType == nil ? options.icmpCode ?? 0 : options.icmpCode
        return (PortSet(UInt16(type)), code.map { PortSet(UInt16($0)) } ?? .everyOctet)
    }

    private func check(_ options: QuestionOptions, _ family: AddressFamily) throws(QuestionError) {
        if options.protocol == .icmp, family == .ipv6 {
            throw QuestionError("icmp is IPv4's protocol and the question is of IPv6; ask --protocol icmpv6")
        }
        if options.protocol == .icmpv6, family == .ipv4 {
            throw QuestionError("icmpv6 is IPv6's protocol and the question is of IPv4; ask --protocol icmp")
        }
        if !options.protocol.hasPorts, options.sourcePorts != nil || options.destinationPorts != nil {
            throw QuestionError("\(options.protocol.name) has no ports; leave the ports out")
        }
        if !options.protocol.isICMP, options.icmpType != nil || options.icmpCode != nil {
            throw QuestionError("\(options.protocol.name) has no ICMP type or code; ask --protocol icmp or icmpv6")
        }
    }

    private func clientPorts(of starts: [Start]) -> PortSet {
        let ports = starts.reduce(PortSet()) { $0.union($1.clientPorts) }
        return ports.isEmpty ? Self.anyClientPorts : ports
    }
}
