import Inventory
import NetworkSets
import Topology

extension Topology {
    /// Whether all interfaces that may carry a group are known.
    func knowsMembers(ofGroup id: String) -> Bool {
        guard let vpcID = snapshot.securityGroups[id]?.vpcID else { return snapshot.networkInterfaces.provesAbsence }
        return provesAbsence(\.networkInterfaces, inVPC: vpcID)
    }

    /// Whether all interfaces that may have some addresses are known: those of every VPC that has some of them.
    func knowsHolders(of addresses: AddressSet) -> Bool {
        snapshot.vpcs.byID.values.allSatisfy { vpc in
            AddressSet(vpc.blocks).intersection(addresses).isEmpty || provesAbsence(\.networkInterfaces, inVPC: vpc.id)
        }
    }
}
