public import Inventory
public import NetworkSets

extension Topology {
    /// The Elastic IP addresses of the snapshot that are associated with nothing: no host holds them.
    ///
    /// One that an interface or a NAT gateway says it has is in use, whatever the address itself says.
    public func idleElasticAddresses(in addresses: AddressSet) -> [ElasticAddress] {
        snapshot.addresses.byID.values.filter {
            !$0.isAssociated && addresses.contains($0.publicAddress)
                && publicMappings.privateEnd(of: $0.publicAddress) == nil
        }.sorted { $0.publicAddress < $1.publicAddress }
    }
}
