public import Inventory
public import NetworkSets

/// The inventory joined together: which ACL and table serve a subnet, who carries an address, who is in a group.
///
/// Built once per snapshot in time linear in its size; every look-up is one or two hash probes. It never changes, and every
/// component of a walk refers to it, so it is an object: to hand on twenty indices by value costs more than to ask them.
public final class Topology: Sendable {
    /// What AWS said.
    public let snapshot: Snapshot
    let aclBySubnet: [String: NetworkACL]
    let tableBySubnet: [String: RouteTable]
    let mainTableByVPC: [String: RouteTable]
    let tableByGateway: [String: RouteTable]
    let gatewayByVPC: [String: InternetGateway]
    let egressOnlyGatewayByVPC: [String: InternetGateway]
    let subnetsByVPC: [String: [Subnet]]
    /// The addresses of each VPC, in order of the ids. Of one that is not in the snapshot, those of its subnets.
    public let addressesByVPC: [(vpcID: String, addresses: AddressSet)]
    let interfacesByAddress: [IPAddress: [NetworkInterface]]
    /// Addresses that several interfaces of one VPC say they hold, by VPC: the snapshot is of two moments, or wrong.
    let contestedAddresses: [String: [(address: IPAddress, holders: [NetworkInterface])]]
    let interfacesWithDelegatedBlocks: [NetworkInterface]
    let interfacesByGroup: [String: [NetworkInterface]]
    let interfacesByInstance: [String: [NetworkInterface]]
    /// Which public address stands for which private one.
    public let publicMappings: PublicMappings
    /// Who is attached to which transit gateway and virtual private gateway.
    let connections: ConnectionIndex
    let natByInterface: [String: NATGateway]
    let natByPrivateAddress: [IPAddress: [NATGateway]]
    let endpointIndex: EndpointIndex
    let balancerIndex: Balancers
    let serviceIndex: NamedServices

    /// Joins a snapshot.
    public init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        aclBySubnet = snapshot.networkACLs.byID.values.indexed { $0.subnetIDs }
        tableBySubnet = snapshot.routeTables.byID.values.indexed { $0.subnetIDs }
        mainTableByVPC = snapshot.routeTables.byID.values.indexed { $0.isMain ? [$0.vpcID] : [] }
        tableByGateway = snapshot.routeTables.byID.values.indexed { $0.gatewayIDs }
        egressOnlyGatewayByVPC = snapshot.egressOnlyInternetGateways.byID.values.indexed {
            $0.attachments.map(\.vpcID)
        }
        gatewayByVPC = snapshot.internetGateways.byID.values.indexed { $0.attachments.map(\.vpcID) }
        subnetsByVPC = Dictionary(grouping: snapshot.subnets.byID.values.sorted { $0.id < $1.id }, by: \.vpcID)
        var blocks = snapshot.vpcs.byID.mapValues(\.blocks)
        for (id, subnets) in subnetsByVPC where blocks[id] == nil { blocks[id] = subnets.flatMap(\.blocks) }
        addressesByVPC = blocks.sorted { $0.key < $1.key }.map { ($0.key, AddressSet($0.value)) }

        var byAddress: [IPAddress: [NetworkInterface]] = [:]
        var byGroup: [String: [NetworkInterface]] = [:]
        var byInstance: [String: [NetworkInterface]] = [:]
        var delegated: [NetworkInterface] = []
        byAddress.reserveCapacity(snapshot.networkInterfaces.count)
        for interface in snapshot.networkInterfaces.byID.values {
            for address in interface.ownAddresses { byAddress[address, default: []].append(interface) }
            for group in interface.groupIDs { byGroup[group, default: []].append(interface) }
            if let instance = interface.instanceID { byInstance[instance, default: []].append(interface) }
            if !interface.delegatedBlocks.isEmpty { delegated.append(interface) }
        }
        var contested: [String: [(address: IPAddress, holders: [NetworkInterface])]] = [:]
        for (address, holders) in byAddress where holders.count > 1 {
            let sorted = holders.sorted { $0.id < $1.id }
            byAddress[address] = sorted
            for (vpcID, own) in Dictionary(grouping: sorted, by: \.vpcID) where own.count > 1 {
                contested[vpcID, default: []].append((address, own))
            }
        }
        interfacesByAddress = byAddress
        contestedAddresses = contested.mapValues { $0.sorted { $0.address < $1.address } }
        interfacesByGroup = byGroup
        interfacesByInstance = byInstance
        interfacesWithDelegatedBlocks = delegated.sorted { $0.id < $1.id }

        connections = ConnectionIndex(snapshot)
        publicMappings = PublicMappings(snapshot)
        natByInterface = snapshot.natGateways.byID.values.indexed { $0.addresses.compactMap(\.interfaceID) }
        var natByAddress: [IPAddress: [NATGateway]] = [:]
        for gateway in snapshot.natGateways.byID.values {
            for address in gateway.sendingAddresses.map(\.address) {
                natByAddress[address, default: []].append(gateway)
            }
        }
        natByPrivateAddress = natByAddress
        endpointIndex = EndpointIndex(snapshot)
        balancerIndex = Balancers(snapshot)
        serviceIndex = NamedServices(snapshot)
    }
}

extension Collection {
    /// A dictionary from keys to elements; where two elements share a key the later in order of `id` is not trusted more
    /// than the earlier, so the result does not depend on the order of the collection.
    fileprivate func indexed(by keys: (Element) -> [String]) -> [String: Element] where Element: Identified {
        var result: [String: Element] = [:]
        for element in self {
            for key in keys(element) {
                if let other = result[key], other.id <= element.id { continue }
                result[key] = element
            }
        }
        return result
    }
}

/// Anything with an AWS id.
private protocol Identified {
    var id: String { get }
}

extension NetworkACL: Identified {}
extension RouteTable: Identified {}
extension InternetGateway: Identified {}
extension NATGateway: Identified {}
