import Inventory
import NetworkSets
import Topology

/// Behind an interface: packets to neighbours of the subnet go straight to them, all others to the VPC's router.
///
/// Nothing between two interfaces of one subnet is filtered by the ACL or routed (VPC guide, network ACLs, route tables).
struct InterfaceDeparture: Component {
    let interface: NetworkInterface

    func judge(_ traffic: Traffic) -> Judgement {
        guard let subnet = traffic.topology.snapshot.subnets[interface.subnetID] else {
            let gap = traffic.gap("ec2:DescribeSubnets", "\(interface.subnetID) of \(interface.id) is not in the snapshot")
            return Judgement(
                head: .init(component: interface.subnetID, kind: .subnet, direction: .egress),
                decisions: [.unknown(traffic.packets, gap.why, gap)], exits: [.deadEnd(traffic.packets)])
        }
        let neighbours = AddressSet(subnet.blocks)
        let onLink = traffic.packets.restricted(toDestination: neighbours)
        let routed = onLink.isEmpty ? traffic.packets : traffic.packets.subtracting(onLink)
        var exits: [Judgement.Exit] = []
        if !onLink.isEmpty {
            exits.append(.next(VPCDelivery(vpcID: subnet.vpcID, fromSubnet: subnet.id), onLink))
        }
        if !routed.isEmpty { exits.append(.next(SubnetDeparture(subnet: subnet).filtered, routed)) }
        return Judgement(exits: exits)
    }
}

/// The way out of a subnet: its ACL, then its route table.
struct SubnetDeparture {
    let subnet: Subnet

    /// The components in order.
    var filtered: any Component {
        NetworkACLFilter(subnet: subnet, isEgress: true, next: RouteTableLookup(subnet: subnet))
    }
}
