import Findings
import Inventory
import NetworkSets
import Reachability
import Topology

/// Asks pairs of members about the services of one intent.
final class IntentAsker {
    /// What became of a pair, and what was missing to know more.
    struct Outcome {
        var connection = ConnectionOutcome()
        var gaps: [Gap] = []
    }

    private struct Key: Hashable {
        let member: IntentMember
        let role: EndpointResolver.Role
    }

    private let topology: Topology
    private let askers: [ConnectionAsker]
    private let ways: ConnectionAsker.Services
    private var endpoints: [Key: Endpoint?] = [:]

    /// - Parameter ways: Which ways count; what is asked comes from the services.
    init(
        _ topology: Topology, _ services: IntentServices, _ atoms: ServiceAtoms, ways: ConnectionAsker.Services
    ) {
        self.topology = topology
        self.ways = ways
        askers = services.list.flatMap { Self.questions(about: $0, atoms, ways) }.map { ConnectionAsker(topology, $0) }
    }

    private static func questions(
        about service: IntentServices.Service, _ atoms: ServiceAtoms, _ ways: ConnectionAsker.Services
    ) -> [ConnectionAsker.Services] {
        func question(_ protocols: [InternetProtocol], ports: PortSet? = nil, type: UInt8? = nil)
            -> ConnectionAsker
            .Services
        {
            var services = ways
            (services.protocols, services.ports, services.icmpType) = (protocols, ports, type)
            return services
        }
        return switch service {
        case .named(let name, let ports): [question([name], ports: ports)]
        case .all:
            [question([.tcp, .udp] + atoms.protocols)] + atoms.icmpTypes.map { question([.icmp], type: $0) }
        }
    }

    /// What becomes of everything from one member to another.
    ///
    /// - Parameter isRefusalEnough: Whether what is plainly refused may be left out, as where only what arrives counts.
    func outcome(
        from source: IntentMember, to destination: IntentMember, families: Set<AddressFamily>, isRefusalEnough: Bool
    ) -> Outcome {
        var outcome = Outcome()
        guard let (from, to) = ends(source, destination) else { return outcome }
        for asker in askers {
            if isRefusalEnough, case .end(let source) = source, case .end(let destination) = destination,
                asker.surelyRefuses(from: source, to: destination)
            {
                continue
            }
            for answer in asker.answers(from: from, to: to, families: families) {
                outcome.connection = outcome.connection.union(ConnectionOutcome(answer))
                for gap in answer.gaps where !outcome.gaps.contains(gap) { outcome.gaps.append(gap) }
            }
        }
        return outcome
    }

    /// The answer about one packet of a pair; nil where the ends and the packet make no question.
    func answer(about packet: Packet, from source: IntentMember) -> Answer? {
        let address = IPAddress(family: packet.family, bits: packet.source)
        let resolver = EndpointResolver(topology)
        let from: Endpoint? =
            switch source {
            case .end(.interface(let id)), .end(.balancer(let id)): try? resolver.resolve(id, as: .source)
            default: .address(address)
            }
        let goal = IPAddress(family: packet.family, bits: packet.destination)
        let to = try? resolver.resolve(goal.description, as: .destination)
        var options = QuestionOptions(protocol: packet.protocol)
        options.family = packet.family
        options.through = ways.through
        options.throughOneOf = ways.throughOneOf
        options.notThrough = ways.notThrough
        if packet.protocol.hasPorts {
            options.sourcePorts = PortSet(packet.sourcePort)
            options.destinationPorts = PortSet(packet.destinationPort)
        } else if packet.protocol.isICMP {
            options.icmpType = UInt8(truncatingIfNeeded: packet.sourcePort)
            options.icmpCode = UInt8(truncatingIfNeeded: packet.destinationPort)
        }
        guard let from, let to,
            let question = try? QuestionBuilder(topology).question(from: from, to: to, options: options)
        else { return nil }
        return PathEvaluator(topology).answer(question)
    }

    /// Both ends as the evaluator takes them; nil where one opens no connections or has no address the other may ask for.
    private func ends(_ source: IntentMember, _ destination: IntentMember) -> (Endpoint, Endpoint)? {
        guard source.owner?.opensConnections != false, let from = endpoint(source, .source) else { return nil }
        if case .further(let id, let addresses) = destination, from.isPublic {
            return publicEnd(of: addresses, interface: id).map { (from, $0) }
        }
        return endpoint(destination, .destination).map { (from, $0) }
    }

    private func endpoint(_ member: IntentMember, _ role: EndpointResolver.Role) -> Endpoint? {
        let key = Key(member: member, role: role)
        if let known = endpoints[key] { return known }
        let endpoint: Endpoint? =
            switch member {
            case .end(let end): try? EndpointResolver(topology).resolve(end.id, as: role)
            case .further(let id, let addresses): .addresses(addresses, text: id, isPublic: false)
            case .outside(let addresses):
                .addresses(
                    addresses, text: member.id, isPublic: addresses.isDisjoint(with: AddressSpace.notPublic))
            }
        endpoints[key] = .some(endpoint)
        return endpoint
    }

    /// The public addresses of some of an interface; its IPv6 addresses are public by themselves.
    private func publicEnd(of addresses: AddressSet, interface id: String) -> Endpoint? {
        guard let interface = topology.snapshot.networkInterfaces[id] else { return nil }
        var found = AddressSet(family: .ipv6, ranges: addresses.ipv6)
        for entry in interface.privateAddresses where addresses.contains(entry.address) {
            let address = topology.publicMappings.publicAddress(of: entry.address, inVPC: interface.vpcID)
            if let address { found = found.union(AddressSet(address)) }
        }
        return found.isEmpty ? nil : .addresses(found, text: id, isPublic: true)
    }
}
