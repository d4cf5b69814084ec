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

        var isInterface: Bool {
            if case .interface = holder { return true }
            return false
        }

        var isOutside: Bool {
            if case .outside = holder { return true }
            return false
        }

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
    func starts(of end: Endpoint, addresses: IntervalSet<UInt128>, _ family: AddressFamily) -> Senders {
        if let interface = end.interface {
            var senders = Senders()
            senders.add(start(at: interface, addresses), SenderKind(interface))
            return senders
        }
        if case .internet = end.kind { return Senders(only: outside(addresses)) }
        if case .vpcEndpoint(let endpoint, _) = end.kind, endpoint.kind == .gateway {
            return Senders(
                only: Start(holder: .service(endpoint), addresses: addresses, clientPorts: Self.anyClientPorts))
        }
        if case .service(let service) = end.kind {
            var senders = Senders()
            for interface in service.interfaces {
                let address = family == .ipv4 ? interface.primaryAddress : interface.ipv6Addresses.first
                if let address { senders.add(start(at: interface, IntervalSet(address.bits)), SenderKind(interface)) }
            }
            return senders
        }
        if let balancer = end.balancer {
            var senders = Senders()
            senders.nodes = balancer.nodes.compactMap { node in
                guard let own = node.address(family) else { return nil }
                return Start(
                    holder: .interface(node.interface), addresses: IntervalSet(own.bits), clientPorts: LegPackets.ports)
            }
            return senders
        }
        var rest = AddressSet(family: family, ranges: addresses)
        var senders = Senders()
        for (vpcID, addresses) in topology.addressesByVPC {
            var inside = addresses.intersection(rest)
            if inside.isEmpty { continue }
            rest = rest.subtracting(inside)
            for holder in topology.interfaces(holding: inside, inVPC: vpcID) {
                let part = holder.part.intersection(inside)
                if part.isEmpty { continue }
                senders.add(start(at: holder.interface, part[family]), SenderKind(holder.interface))
                inside = inside.subtracting(part)
            }
            let unheld = unheld(inside, of: vpcID, family)
            if topology.knowsAllInterfaces(around: vpcID) {
                senders.free += unheld
            } else {
                senders.doubtful += unheld
            }
        }
        for idle in topology.idleElasticAddresses(in: rest) {
            rest = rest.subtracting(AddressSet(idle.publicAddress))
            senders.passive.append(nobody(IntervalSet(idle.publicAddress.bits), idle.id))
        }
        if !rest.isEmpty { senders.hosts.append(outside(rest[family])) }
        return senders
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
        if case .passive = SenderKind(interface) { return nobody(addresses, interface.id) }
        let ports =
            switch topology.instance(of: interface)?.isWindows {
            case nil: Self.anyClientPorts
            case true?: Self.windowsClientPorts
            case false?: Self.linuxClientPorts
            }
        return Start(holder: .interface(interface), addresses: addresses, clientPorts: ports)
    }
}
