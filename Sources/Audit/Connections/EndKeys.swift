import Inventory
import NetworkSets
import Topology

/// What makes two hosts of a snapshot alike.
struct EndKeys {
    struct Key: Hashable {
        let subnetID: String
        let groups: [String]
        let listsGroups: Bool
        let kind: String?
        let status: [String?]
        let isWindows: Bool?
        let forwards: Bool
        let deniesInternet: Bool
        let atoms: [Int?]
        /// Set where the host differs from all others, as a target or the goal of a route does.
        let ownID: String?
    }

    private let topology: Topology
    private let borders: AddressBorders

    init(_ topology: Topology, _ borders: AddressBorders) {
        self.topology = topology
        self.borders = borders
    }

    /// The key of an interface; nil where the snapshot does not have it.
    func key(ofInterface id: String) -> Key? {
        guard let interface = topology.snapshot.networkInterfaces[id] else { return nil }
        let instance = topology.instance(of: interface)
        let publicAddress = interface.primaryAddress.flatMap {
            topology.publicMappings.publicAddress(of: $0, inVPC: interface.vpcID)
        }
        let addresses = [interface.primaryAddress, interface.ipv6Addresses.first, publicAddress]
        return Key(
            subnetID: interface.subnetID, groups: interface.groupIDs.sorted(), listsGroups: interface.listsGroups,
            kind: interface.kind, status: [interface.status, interface.attachmentStatus, instance?.state],
            isWindows: instance?.isWindows, forwards: !interface.sourceDestinationCheck,
            deniesInternet: interface.deniesInternetGatewayTraffic,
            atoms: addresses.map { $0.map(borders.atom(of:)) },
            ownID: isLikeNoOther(interface, addresses.compactMap(\.self)) ? id : nil)
    }

    private func isLikeNoOther(_ interface: NetworkInterface, _ addresses: [IPAddress]) -> Bool {
        if borders.namedIDs.contains(interface.id) || !interface.isEndInVPC { return true }
        // An address that several interfaces hold leads to one of them, and to which hangs on the ids.
        if addresses.contains(where: { topology.interfaces(holding: $0).count > 1 }) { return true }
        guard let instanceID = interface.instanceID else { return interface.summary?.hasPrefix("ELB ") == true }
        return borders.namedIDs.contains(instanceID) || topology.interfaces(ofInstance: instanceID).count > 1
    }
}

extension NetworkInterface {
    /// Whether it has an address at all.
    fileprivate var isEndInVPC: Bool { primaryAddress != nil || !ipv6Addresses.isEmpty }
}
