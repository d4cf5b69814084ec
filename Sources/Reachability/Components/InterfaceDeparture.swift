import Findings
import Inventory
import NetworkSets
import Topology

/// Behind an interface, or a NAT gateway: packets to neighbours of the subnet go straight to them, all others to the VPC's router.
///
/// Nothing between two interfaces of one subnet is filtered by the ACL or routed (VPC guide, network ACLs, route tables).
struct InterfaceDeparture: Component {
    let subnetID: String

    func judge(_ traffic: Traffic) -> Judgement {
        guard let subnet = traffic.topology.snapshot.subnets[subnetID] else {
            let gap = traffic.gap("ec2:DescribeSubnets", "\(subnetID) is not in the snapshot")
            return Judgement(
                head: .init(component: subnetID, kind: .subnet, direction: .egress),
                decisions: [.unknown(traffic.packets, gap.why, gap)], exits: [.deadEnd(traffic.packets)])
        }
        if let back = BalancerReply.way(from: subnet, traffic) {
            return Judgement(exits: [.next(back, traffic.packets)])
        }
        let neighbours = AddressSet(subnet.blocks)
        let onLink = traffic.packets.restricted(toDestination: neighbours)
        let routed = onLink.isEmpty ? traffic.packets : traffic.packets.subtracting(onLink)
        var exits: [Judgement.Exit] = []
        if !onLink.isEmpty {
            let delivery = VPCDelivery(vpcID: subnet.vpcID, fromSubnet: subnet.id)
            exits.append(
                .next(
                    isClassicNode(traffic) ? classicFilter(subnet, delivery) : delivery, onLink))
        }
        if !routed.isEmpty {
            let router = RouteTableLookup(subnet: subnet)
            exits.append(
                .next(
                    isClassicNode(traffic)
                        ? classicFilter(subnet, router)
                        : NetworkACLFilter(subnet: subnet, isEgress: true, next: router),
                    routed))
        }
        return Judgement(exits: exits)
    }

    /// Whether a node of a classic load balancer sends here, which the ACL filters towards its own subnet too.
    private func isClassicNode(_ traffic: Traffic) -> Bool {
        guard traffic.direction == .forward, traffic.way.depth == 0,
            case .interface(let sender, _) = traffic.way.origin
        else { return false }
        return traffic.topology.balancer(ofInterface: sender.id)?.kind == .classic && sender.subnetID == subnetID
    }

    private func classicFilter(_ subnet: Subnet, _ next: any Component) -> NetworkACLFilter {
        NetworkACLFilter(subnet: subnet, isEgress: true, next: next, code: .classicACLRestriction)
    }
}
