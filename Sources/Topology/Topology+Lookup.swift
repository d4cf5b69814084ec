public import Inventory
public import NetworkSets

extension Topology {
    /// A thing that was looked for: there, certainly not there, or not known.
    public enum Lookup<Found: Sendable>: Sendable {
        case found(Found)
        /// The snapshot is complete in this respect, and it is not there.
        case absent
        /// The snapshot does not tell.
        case unknown
    }

    /// The ACL that filters a subnet. Every subnet has one, so it is never absent.
    public func networkACL(ofSubnet id: String) -> NetworkACL? { aclBySubnet[id] }

    /// The route table a subnet uses: its own, else the main one of its VPC. Every subnet has one, so it is never absent.
    ///
    /// Nil too where a table that could not be read may be the subnet's own.
    public func routeTable(of subnet: Subnet) -> RouteTable? {
        if let own = tableBySubnet[subnet.id] { return own }
        let isComplete = snapshot.routeTables.isComplete(for: snapshot.places(ofVPC: subnet.vpcID))
        return isComplete ? mainTableByVPC[subnet.vpcID] : nil
    }

    /// The route table of what comes in through a gateway (edge association), where there is one.
    public func routeTable(ofGateway id: String) -> RouteTable? { tableByGateway[id] }

    /// The egress-only internet gateway attached to a VPC, in whatever state.
    public func egressOnlyGateway(ofVPC id: String) -> InternetGateway? { egressOnlyGatewayByVPC[id] }

    /// The internet gateway attached to a VPC, in whatever state.
    public func internetGateway(ofVPC id: String) -> Lookup<InternetGateway> {
        if let gateway = gatewayByVPC[id] { return .found(gateway) }
        return provesAbsence(\.internetGateways, inVPC: id) ? .absent : .unknown
    }

    /// The instance an interface is attached to.
    public func instance(of interface: NetworkInterface) -> Instance? {
        interface.instanceID.flatMap { snapshot.instances[$0] }
    }

    /// The interfaces of an instance, the primary first.
    public func interfaces(ofInstance id: String) -> [NetworkInterface] {
        (interfacesByInstance[id] ?? []).sorted {
            ($0.deviceIndex ?? .max, $0.id) < ($1.deviceIndex ?? .max, $1.id)
        }
    }

    /// The interfaces that carry a group, in every VPC of the snapshot.
    public func interfaces(inGroup id: String) -> [NetworkInterface] {
        interfacesByGroup[id] ?? []
    }

    /// The NAT gateway an interface belongs to.
    public func natGateway(ofInterface id: String) -> NATGateway? { natByInterface[id] }

    /// The NAT gateways of a VPC with those addresses of a set that each sends from, in order of their id.
    public func natGateways(
        holding addresses: AddressSet, inVPC vpcID: String
    ) -> [(gateway: NATGateway, part: AddressSet)] {
        snapshot.natGateways.byID.values.filter { $0.vpcID == vpcID }.sorted { $0.id < $1.id }.compactMap { gateway in
            let own = gateway.sendingAddresses.map(\.address).filter(addresses.contains)
            return own.isEmpty ? nil : (gateway, own.reduce(AddressSet()) { $0.union(AddressSet($1)) })
        }
    }

    /// The NAT gateway of a VPC that sends from a private address.
    public func natGateway(holding address: IPAddress, inVPC vpcID: String) -> NATGateway? {
        natByPrivateAddress[address]?.first { $0.vpcID == vpcID }
    }

    /// The interface that holds an address in a VPC.
    public func interface(holding address: IPAddress, inVPC vpcID: String) -> NetworkInterface? {
        if let interface = interfacesByAddress[address]?.first(where: { $0.vpcID == vpcID }) { return interface }
        return interfacesWithDelegatedBlocks.first {
            $0.vpcID == vpcID && $0.delegatedBlocks.contains { $0.contains(address) }
        }
    }

    /// The addresses of a VPC that several of its interfaces say they hold, in order, with those interfaces.
    public func contestedAddresses(ofVPC vpcID: String) -> [(address: IPAddress, holders: [NetworkInterface])] {
        contestedAddresses[vpcID] ?? []
    }

    /// Every interface of the snapshot that holds a private or IPv6 address, whatever its VPC.
    public func interfaces(holding address: IPAddress) -> [NetworkInterface] {
        let direct = interfacesByAddress[address] ?? []
        return direct
            + interfacesWithDelegatedBlocks.filter { interface in
                interface.delegatedBlocks.contains { $0.contains(address) }
                    && !direct.contains { $0.id == interface.id }
            }
    }

    /// The interfaces of a VPC that hold some of a set of addresses, with the part each holds, in order of address.
    public func interfaces(
        holding addresses: AddressSet, inVPC vpcID: String
    ) -> [(interface: NetworkInterface, part: AddressSet)] {
        if let single = addresses.singleAddress {
            return interface(holding: single, inVPC: vpcID).map { [($0, addresses)] } ?? []
        }
        if let few = addresses.addresses(upTo: Self.fewAddresses) {
            return interfaces(holdingOneOf: few, inVPC: vpcID)
        }
        var found: [(interface: NetworkInterface, part: AddressSet)] = []
        for interface in snapshot.networkInterfaces.byID.values where interface.vpcID == vpcID {
            let part = interface.heldAddresses.intersection(addresses)
            if !part.isEmpty { found.append((interface, part)) }
        }
        return found.sorted { ($0.part.firstAddress, $0.interface.id) < ($1.part.firstAddress, $1.interface.id) }
    }

    /// So many addresses are looked up one by one faster than all interfaces are gone through.
    private static let fewAddresses = 64

    private func interfaces(
        holdingOneOf addresses: [IPAddress], inVPC vpcID: String
    ) -> [(interface: NetworkInterface, part: AddressSet)] {
        var found: [(interface: NetworkInterface, part: AddressSet)] = []
        for address in addresses {
            guard let interface = interface(holding: address, inVPC: vpcID) else { continue }
            if let same = found.firstIndex(where: { $0.interface.id == interface.id }) {
                found[same].part = found[same].part.union(AddressSet(address))
            } else {
                found.append((interface, AddressSet(address)))
            }
        }
        return found
    }

    /// The subnets of a VPC, in order of their id.
    public func subnets(ofVPC id: String) -> [Subnet] {
        subnetsByVPC[id] ?? []
    }

    /// The VPCs one of whose blocks contains an address, in order of their id.
    public func vpcs(containing address: IPAddress) -> [Vpc] {
        snapshot.vpcs.byID.values.filter { $0.blocks.contains { $0.contains(address) } }.sorted { $0.id < $1.id }
    }

    /// All addresses of all VPCs of the snapshot.
    public var addressesOfAllVPCs: AddressSet {
        addressesByVPC.reduce(AddressSet()) { $0.union($1.addresses) }
    }
}

extension AddressSet {
    fileprivate var firstAddress: IPAddress {
        blocks.first?.first ?? IPAddress(family: .ipv6, bits: .max)
    }
}

extension NetworkInterface {
    /// The single addresses the interface holds, without delegated blocks.
    var ownAddresses: [IPAddress] {
        var addresses = privateAddresses.map(\.address) + ipv6Addresses
        if let primaryAddress, !addresses.contains(primaryAddress) { addresses.append(primaryAddress) }
        return addresses
    }
}
