import Inventory
import NetworkSets
import Topology

extension QuestionBuilder {
    /// Addresses of the source and who sends from them.
    struct Start {
        enum Holder {
            case interface(NetworkInterface)
            case outside
            case nobody(component: String)
            case service(VPCEndpoint)
        }

        let holder: Holder
        let addresses: IntervalSet<UInt128>
        let clientPorts: PortSet

        func origin(with packets: FlowSet) -> Question.Origin {
            switch holder {
            case .interface(let interface): .interface(interface, packets)
            case .outside: .outside(packets)
            case .service(let endpoint): .service(endpoint, packets)
            case .nobody(let component): .nobody(packets, component: component)
            }
        }
    }

    /// The default of the contract for an outside host, and for an interface whose system is not known.
    static let anyClientPorts = PortSet(1024...65535)
    /// `net.ipv4.ip_local_port_range` of Linux.
    private static let linuxClientPorts = PortSet(32768...60999)
    /// The dynamic range of Windows since Server 2008.
    private static let windowsClientPorts = PortSet(49152...65535)

    /// Cuts the source's addresses by who sends from them.
    func starts(of end: Endpoint, addresses: IntervalSet<UInt128>, _ family: AddressFamily) -> [Start] {
        if let interface = end.interface { return [start(at: interface, addresses)] }
        if case .internet = end.kind { return [outside(addresses)] }
        if case .vpcEndpoint(let endpoint, _) = end.kind, endpoint.kind == .gateway {
            return [Start(holder: .service(endpoint), addresses: addresses, clientPorts: Self.anyClientPorts)]
        }
        if let balancer = end.balancer {
            return balancer.nodes.compactMap { node in
                guard let own = node.address(family) else { return nil }
                return Start(
                    holder: .interface(node.interface), addresses: IntervalSet(own.bits), clientPorts: LegPackets.ports)
            }
        }
        var rest = AddressSet(family: family, ranges: addresses)
        var starts: [Start] = []
        for (vpcID, addresses) in topology.addressesByVPC {
            var inside = addresses.intersection(rest)
            if inside.isEmpty { continue }
            rest = rest.subtracting(inside)
            for holder in topology.interfaces(holding: inside, inVPC: vpcID) {
                let part = holder.part.intersection(inside)
                if part.isEmpty { continue }
                starts.append(start(at: holder.interface, part[family]))
                inside = inside.subtracting(part)
            }
            starts += unheld(inside, of: vpcID, family)
        }
        if !rest.isEmpty { starts.append(outside(rest[family])) }
        return starts
    }

    private func unheld(_ addresses: AddressSet, of vpcID: String, _ family: AddressFamily) -> [Start] {
        var rest = addresses
        var starts: [Start] = []
        for subnet in topology.subnets(ofVPC: vpcID) {
            let part = subnet.blocks.reduce(AddressSet()) { $0.union(AddressSet($1)) }.intersection(rest)
            if part.isEmpty { continue }
            rest = rest.subtracting(part)
            starts.append(nobody(part[family], subnet.id))
        }
        if !rest.isEmpty { starts.append(nobody(rest[family], vpcID)) }
        return starts
    }

    private func nobody(_ addresses: IntervalSet<UInt128>, _ component: String) -> Start {
        Start(holder: .nobody(component: component), addresses: addresses, clientPorts: PortSet())
    }

    private func outside(_ addresses: IntervalSet<UInt128>) -> Start {
        Start(holder: .outside, addresses: addresses, clientPorts: Self.anyClientPorts)
    }

    private func start(at interface: NetworkInterface, _ addresses: IntervalSet<UInt128>) -> Start {
        let ports =
            switch topology.instance(of: interface)?.isWindows {
            case nil: Self.anyClientPorts
            case true?: Self.windowsClientPorts
            case false?: Self.linuxClientPorts
            }
        return Start(holder: .interface(interface), addresses: addresses, clientPorts: ports)
    }
}
