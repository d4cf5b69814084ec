import Inventory
import Topology

/// The way to an inspecting endpoint, of a firewall or a Gateway Load Balancer, through the ACL of the endpoint's subnet.
///
/// The ACL is asked even for hosts of the same subnet (Gateway Load Balancer guide).
enum InspectionEntrance {
    static func component(
        _ id: String, _ subnetID: String?, _ topology: Topology, _ endpoint: (any Component) -> any Component
    ) -> any Component {
        guard let subnetID else {
            return NotModelled(id: id, reason: "the subnet where \(id) stands is not in the snapshot")
        }
        let inspecting = endpoint(InterfaceDeparture(subnetID: subnetID))
        guard let subnet = topology.snapshot.subnets[subnetID] else {
            return MissingResource(id: subnetID, kind: .subnet, action: "ec2:DescribeSubnets", next: inspecting)
        }
        return NetworkACLFilter(subnet: subnet, isEgress: false, next: inspecting)
    }
}
