import Inventory
import NetworkSets
import Topology

extension QuestionBuilder {
    /// The family of the question: what is asked, else what the ends can only be, else IPv4.
    func family(
        of source: Endpoint, _ destination: Endpoint, _ options: QuestionOptions
    ) throws(QuestionError) -> AddressFamily {
        let ends = [("source", source), ("destination", destination)]
        if let family = options.family {
            for (role, end) in ends where !families(of: end).contains(family) {
                throw QuestionError("the \(role) \(end.text) has no \(family) address")
            }
            return family
        }
        let common = families(of: source).intersection(families(of: destination))
        if common.contains(.ipv4), options.protocol != .icmpv6 || !common.contains(.ipv6) { return .ipv4 }
        if common.contains(.ipv6) { return .ipv6 }
        throw QuestionError("\(source.text) and \(destination.text) share no address family")
    }

    private func families(of end: Endpoint) -> Set<AddressFamily> {
        switch end.kind {
        case .internet: [.ipv4, .ipv6]
        case .address(let address): [address.family]
        case .block(let block): [block.family]
        case .connection(_, let blocks): Set(blocks.map(\.family))
        case .vpcEndpoint(_, let addresses), .addresses(let addresses):
            Set(AddressFamily.allCases.filter { !addresses[$0].isEmpty })
        case .interface(_, let address?): [address.family]
        case .interface(let interface, nil):
            Set(interface.heldAddresses.blocks.map(\.family))
        case .service(let service):
            Set(service.interfaces.flatMap { $0.heldAddresses.blocks.map(\.family) })
        case .balancer(let balancer):
            Set(balancer.nodes.flatMap { node in AddressFamily.allCases.filter { node.address($0) != nil } })
        }
    }

    /// The addresses a source sends from: always its private ones, since only a gateway puts the public ones in their place.
    func addresses(ofSource end: Endpoint, _ family: AddressFamily) throws(QuestionError) -> IntervalSet<UInt128> {
        switch end.kind {
        case .internet:
            // The services behind gateway endpoints open no connections, so none comes from their addresses.
            internet(family).subtracting(topology.addressesBehindGatewayEndpoints[family])
        case .vpcEndpoint(_, let addresses), .addresses(let addresses): addresses[family]
        case .address(let address): IntervalSet(address.bits)
        case .block(let block): IntervalSet(block.bounds)
        case .connection(_, let blocks): AddressSet(blocks)[family]
        case .interface(_, let address?): IntervalSet(address.bits)
        case .interface(let interface, nil): IntervalSet(try ownAddress(of: interface, end, family).bits)
        case .service(let service): IntervalSet(serviceAddresses(of: service, family).map { $0.bits...$0.bits })
        case .balancer(let balancer): IntervalSet(nodeAddresses(of: balancer, family).map { $0.bits...$0.bits })
        }
    }

    /// The addresses a client writes as destination: an interface's public one where the client is in the internet.
    func addresses(
        ofDestination end: Endpoint, otherEnd: Endpoint, _ family: AddressFamily
    ) throws(QuestionError) -> IntervalSet<UInt128> {
        switch end.kind {
        case .internet: return internet(family)
        case .vpcEndpoint(_, let addresses), .addresses(let addresses): return addresses[family]
        case .address(let address): return IntervalSet(address.bits)
        case .block(let block): return IntervalSet(block.bounds)
        case .connection(_, let blocks): return AddressSet(blocks)[family]
        case .service(let service):
            return asked(serviceAddresses(of: service, family), of: service.interfaces, end, otherEnd, family)
        case .balancer(let balancer):
            return asked(
                nodeAddresses(of: balancer, family), of: balancer.nodes.map(\.interface), end, otherEnd, family)
        case .interface(let interface, let address):
            let own = if let address { address } else { try ownAddress(of: interface, end, family) }
            guard family == .ipv4, end.isPublic || (address == nil && otherEnd.isPublic),
                let publicAddress = topology.publicMappings.publicAddress(of: own, inVPC: interface.vpcID)
            else { return IntervalSet(own.bits) }
            return IntervalSet(publicAddress.bits)
        }
    }

    /// The addresses by which a client asks for several interfaces: their public ones where the client is in the internet, or
    /// the name stands for those.
    private func asked(
        _ addresses: [IPAddress], of interfaces: [NetworkInterface], _ end: Endpoint, _ otherEnd: Endpoint,
        _ family: AddressFamily
    ) -> IntervalSet<UInt128> {
        let isAskedPublicly = family == .ipv4 && (end.isPublic || otherEnd.isPublic)
        let vpcID = interfaces.first?.vpcID
        return IntervalSet(
            addresses.map { own in
                guard isAskedPublicly, let vpcID,
                    let publicAddress = topology.publicMappings.publicAddress(of: own, inVPC: vpcID)
                else { return own.bits...own.bits }
                return publicAddress.bits...publicAddress.bits
            })
    }

    private func serviceAddresses(of service: NamedService, _ family: AddressFamily) -> [IPAddress] {
        service.interfaces.compactMap { family == .ipv4 ? $0.primaryAddress : $0.ipv6Addresses.first }
    }

    private func nodeAddresses(of balancer: Balancer, _ family: AddressFamily) -> [IPAddress] {
        balancer.nodes.compactMap { $0.address(family) }
    }

    /// Refuses a source of addresses that only services of the VPC, or nobody at all, have.
    func check(_ source: Endpoint, _ addresses: IntervalSet<UInt128>, _ family: AddressFamily) throws(QuestionError) {
        let sources = AddressSet(family: family, ranges: addresses)
        if sources.isSubset(of: AddressSpace.amazonReserved) {
            throw QuestionError(
                "\(source.text) is of the addresses where Amazon's own services answer inside a VPC; they open no "
                    + "connections, so it can only be a destination")
        }
        if sources.isSubset(of: AddressSpace.neverSource) {
            throw QuestionError(
                "\(source.text) is loopback, link-local, multicast or \"this host\": no host sends from it across a network"
            )
        }
    }

    private func ownAddress(
        of interface: NetworkInterface, _ end: Endpoint, _ family: AddressFamily
    ) throws(QuestionError) -> IPAddress {
        let address = family == .ipv4 ? interface.primaryAddress : interface.ipv6Addresses.first
        guard let address else { throw QuestionError("\(end.text) (\(interface.id)) has no \(family) address") }
        return address
    }

    private func internet(_ family: AddressFamily) -> IntervalSet<UInt128> {
        AddressSpace.publicAddresses(family).subtracting(topology.addressesOfAllVPCs)[family]
    }
}
