import Findings
import Inventory
import NetworkSets
import Topology

/// The way of replies to packets that a network load balancer sent with the client's address: back to the node that sent
/// them, whatever the routes of the target's subnet say of the client (NLB guide, client IP preservation: replies are matched
/// to the flow).
enum BalancerReply {
    /// The way from the target's subnet, through the ACLs of both subnets; nil for packets that go by the routes.
    static func way(from subnet: Subnet, _ traffic: Traffic) -> (any Component)? {
        guard let leg = traffic.question.leg, leg.keepsClient, traffic.direction == .return else { return nil }
        let node = leg.node.interface
        let arrival = SecurityGroupFilter(
            interface: node, isEgress: false, next: InstanceCheck(interface: node, direction: .ingress))
        if subnet.id == node.subnetID { return arrival }
        let entrance: any Component
        if let own = traffic.topology.snapshot.subnets[node.subnetID] {
            entrance = NetworkACLFilter(subnet: own, isEgress: false, next: arrival)
        } else {
            entrance = MissingResource(id: node.subnetID, kind: .subnet, action: "ec2:DescribeSubnets", next: arrival)
        }
        return NetworkACLFilter(subnet: subnet, isEgress: true, next: entrance)
    }
}
