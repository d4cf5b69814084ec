import Inventory
public import NetworkSets

/// Which public IPv4 address stands for which private one: the one-to-one translation an internet gateway does.
public struct PublicMappings: Sendable {
    /// The private end of a public address.
    public struct PrivateEnd: Sendable, Hashable {
        /// The VPC.
        public let vpcID: String
        /// The interface that holds the private address; nil where only a NAT gateway's description tells it.
        public let interfaceID: String?
        /// The private address.
        public let address: IPAddress
    }

    private struct Key: Hashable {
        let vpcID: String
        let address: IPAddress
    }

    private let privateEnds: [IPAddress: PrivateEnd]
    private let publicAddresses: [Key: IPAddress]

    init(_ snapshot: Snapshot) {
        var ends: [IPAddress: PrivateEnd] = [:]
        for interface in snapshot.networkInterfaces.byID.values {
            for entry in interface.privateAddresses {
                guard let publicAddress = entry.publicAddress else { continue }
                ends[publicAddress] = PrivateEnd(
                    vpcID: interface.vpcID, interfaceID: interface.id, address: entry.address)
            }
        }
        for gateway in snapshot.natGateways.byID.values {
            for entry in gateway.addresses {
                guard let publicAddress = entry.publicAddress,
                    let address = entry.privateAddress ?? (gateway.isRegional ? publicAddress : nil)
                else { continue }
                ends[publicAddress] = PrivateEnd(vpcID: gateway.vpcID, interfaceID: entry.interfaceID, address: address)
            }
        }
        for elastic in snapshot.addresses.byID.values {
            guard ends[elastic.publicAddress] == nil, let id = elastic.interfaceID,
                let interface = snapshot.networkInterfaces[id],
                let address = elastic.privateAddress ?? interface.primaryAddress
            else { continue }
            ends[elastic.publicAddress] = PrivateEnd(vpcID: interface.vpcID, interfaceID: id, address: address)
        }
        privateEnds = ends
        var publics: [Key: IPAddress] = [:]
        for (address, end) in ends { publics[Key(vpcID: end.vpcID, address: end.address)] = address }
        publicAddresses = publics
    }

    /// The private end of a public address of the snapshot.
    public func privateEnd(of publicAddress: IPAddress) -> PrivateEnd? {
        privateEnds[publicAddress]
    }

    /// The public address of a private one.
    public func publicAddress(of address: IPAddress, inVPC vpcID: String) -> IPAddress? {
        publicAddresses[Key(vpcID: vpcID, address: address)]
    }

    /// Every public address with its private end.
    public var all: [IPAddress: PrivateEnd] { privateEnds }
}
