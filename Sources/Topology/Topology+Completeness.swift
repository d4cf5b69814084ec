public import Inventory

extension Topology {
    /// Whether a resource of a VPC that is not in a table does not exist: its list was read to the end wherever it may be.
    public func provesAbsence<Resource>(
        _ table: KeyPath<Snapshot, ResourceTable<Resource>>, inVPC id: String
    ) -> Bool {
        snapshot[keyPath: table].provesAbsence(for: snapshot.places(ofVPC: id))
    }

    /// Whether all interfaces of the VPC of a component (a subnet, or the VPC itself) are known.
    public func knowsAllInterfaces(around component: String) -> Bool {
        provesAbsence(\.networkInterfaces, inVPC: snapshot.subnets[component]?.vpcID ?? component)
    }
}
