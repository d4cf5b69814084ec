import Findings
import Inventory
import NetworkSets
import Topology

/// An interface as the target of a route: an appliance or NAT instance that has to forward what is not meant for it.
struct Middlebox: Component {
    let interface: NetworkInterface

    /// The interface behind the ACL of its subnet and its own groups.
    ///
    /// - Parameter subnetID: The subnet the packets come from; nil where they come from a gateway.
    static func filtered(
        _ interface: NetworkInterface, from subnetID: String?, _ topology: Topology
    ) -> any Component {
        let arrival = SecurityGroupFilter(
            interface: interface, isEgress: false, next: Middlebox(interface: interface))
        if interface.subnetID == subnetID { return arrival }
        guard let own = topology.snapshot.subnets[interface.subnetID] else {
            return MissingResource(id: interface.subnetID, kind: .subnet, action: "ec2:DescribeSubnets", next: arrival)
        }
        return NetworkACLFilter(subnet: own, isEgress: false, next: arrival)
    }

    func judge(_ traffic: Traffic) -> Judgement {
        let own = traffic.packets.restricted(toDestination: interface.heldAddresses)
        if own.isEmpty { return forwarding(traffic) }
        let holder = VPCDelivery.holder(at: interface, traffic)
        let others = traffic.packets.subtracting(own)
        var exits: [Judgement.Exit] = [.next(holder, own)]
        if !others.isEmpty { exits.append(.next(self, others)) }
        return Judgement(exits: exits)
    }

    /// What becomes of packets that are not for the interface itself.
    private func forwarding(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let head = Judgement.Head(component: interface.id, kind: .networkInterface, direction: .ingress)
        if interface.sourceDestinationCheck {
            return Judgement(head: head, decisions: [checkRefusal(packets)], exits: [.deadEnd(packets)])
        }
        if let id = interface.instanceID, let state = traffic.topology.snapshot.instances[id]?.state, state != "running"
        {
            let blocker = Blocker(
                code: .badState, component: id, message: "\(id) is \(state), so it forwards nothing.",
                evidence: ["instance state: \(state)"])
            return Judgement(
                head: head, decisions: [.denied(packets, "\(id) is \(state)", blocker)], exits: [.deadEnd(packets)])
        }
        let machine = interface.instanceID ?? interface.id
        let others = interface.instanceID.map { traffic.topology.interfaces(ofInstance: $0) } ?? []
        let list = others.filter { $0.id != interface.id }.map { other in
            other.sourceDestinationCheck
                ? "\(other.id), whose source/destination check lets out its own addresses only" : other.id
        }
        let gap = traffic.gap(
            machine,
            "what \(machine) does with packets it has to forward cannot be seen from AWS"
                + (list.isEmpty ? "" : "; it may send them by \(list.joined(separator: " or "))"))
        return Judgement(head: head, decisions: [.unknown(packets, gap.why, gap)], exits: [.deadEnd(packets)])
    }

    private func checkRefusal(_ packets: FlowSet) -> Decision {
        .denied(
            packets, "source/destination check is on",
            Blocker(
                code: .sourceDestinationCheck,
                message: "A route leads to \(interface.id), which drops what is not for its own addresses: "
                    + "its source/destination check is on.",
                evidence: ["SourceDestCheck is true"],
                fixes: [
                    Fix(
                        "Switch the check off, if the machine is meant to forward.",
                        command: "aws ec2 modify-network-interface-attribute --network-interface-id \(interface.id) "
                            + "--no-source-dest-check")
                ]))
    }
}
