import Inventory
import Topology

/// Where in the network the component of a finding is, and whom it serves.
struct FindingPlaces {
    /// The VPCs it belongs to or joins.
    let vpcIDs: [String]
    /// The subnets it is in, filters or routes for.
    let subnetIDs: [String]
    /// The groups it is or carries.
    let groupIDs: [String]
    /// The interfaces it is, carries or serves.
    let interfaces: [NetworkInterface]

    init(of id: String, in topology: Topology) {
        let snapshot = topology.snapshot
        var subnetIDs: Set<String> = []
        var groupIDs: Set<String> = []
        var interfaces: [NetworkInterface] = []
        if let interface = snapshot.networkInterfaces[id] {
            interfaces = [interface]
        } else if snapshot.instances[id] != nil {
            interfaces = topology.interfaces(ofInstance: id)
        } else if let balancer = topology.balancer(id) {
            interfaces = balancer.nodes.map(\.interface)
        } else if snapshot.securityGroups[id] != nil {
            groupIDs = [id]
            interfaces = topology.interfaces(inGroup: id)
        } else if snapshot.subnets[id] != nil {
            subnetIDs = [id]
        } else if let acl = snapshot.networkACLs[id] {
            subnetIDs = Set(acl.subnetIDs)
        } else if let table = snapshot.routeTables[id] {
            subnetIDs = Set(
                topology.subnets(ofVPC: table.vpcID).filter { topology.routeTable(of: $0)?.id == id }.map(\.id))
        }
        subnetIDs.formUnion(interfaces.map(\.subnetID))
        if groupIDs.isEmpty { groupIDs = Set(interfaces.flatMap(\.groupIDs)) }
        self.subnetIDs = subnetIDs.sorted()
        self.groupIDs = groupIDs.sorted()
        self.interfaces =
            interfaces.isEmpty
            ? snapshot.networkInterfaces.byID.values.filter { subnetIDs.contains($0.subnetID) } : interfaces
        vpcIDs = Self.vpcIDs(of: id, self.interfaces, topology)
    }

    private static func vpcIDs(of id: String, _ interfaces: [NetworkInterface], _ topology: Topology) -> [String] {
        let snapshot = topology.snapshot
        if let connection = snapshot.peeringConnections[id] {
            return [connection.requester.vpcID, connection.accepter.vpcID].sorted()
        }
        let vpcID =
            snapshot.networkACLs[id]?.vpcID ?? snapshot.securityGroups[id]?.vpcID ?? snapshot.routeTables[id]?.vpcID
            ?? snapshot.subnets[id]?.vpcID ?? topology.balancer(id)?.vpcID ?? topology.targetPool(id)?.vpcID
            ?? snapshot.transitGatewayVPCAttachments[id]?.vpcID ?? snapshot.vpcs[id]?.id
        if let vpcID { return [vpcID] }
        let attached = snapshot.internetGateways[id]?.attachments.map(\.vpcID) ?? interfaces.map(\.vpcID)
        return Set(attached).sorted()
    }
}
