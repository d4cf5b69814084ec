import Findings
import Inventory
import NetworkSets
import Topology

/// The machine at an interface: it has to run, and be attached, to send, receive or answer.
struct InstanceCheck: Component {
    let interface: NetworkInterface
    /// Egress where packets start here, ingress where they arrive.
    let direction: Hop.Direction

    func judge(_ traffic: Traffic) -> Judgement {
        let mtu = InterfaceMTU.bytes(of: interface, traffic.topology)
        guard direction == .ingress else { return judgement(decision(traffic), departures(traffic), mtu) }
        if let misdelivered = misdelivery(traffic) { return judgement(misdelivered, [.deadEnd(traffic.packets)], mtu) }
        return judgement(decision(traffic), [.arrived(.interface(interface), traffic.packets)], mtu)
    }

    /// What a host sends to itself never meets the network, and traffic with Amazon's own services meets no filter; all
    /// other traffic leaves through the groups.
    private func departures(_ traffic: Traffic) -> [Judgement.Exit] {
        let leaving = InterfaceDeparture(subnetID: interface.subnetID)
        let filter = SecurityGroupFilter(interface: interface, isEgress: true, next: leaving)
        // Nobody replies to itself or to a service.
        if traffic.direction == .return { return [.next(filter, traffic.packets)] }
        var others = traffic.packets
        var exits: [Judgement.Exit] = []
        let toItself = others.restricted(toDestination: interface.heldAddresses)
        if !toItself.isEmpty {
            others = others.subtracting(toItself)
            exits.append(.arrived(.sender, toItself))
        }
        let service = AmazonService(interface: interface, topology: traffic.topology)
        let toServices = service.part(of: others)
        if !toServices.isEmpty {
            others = others.subtracting(toServices)
            exits.append(.next(service, toServices))
        }
        if !others.isEmpty { exits.append(.next(filter, others)) }
        return exits
    }

    private func judgement(_ decision: Decision, _ exits: [Judgement.Exit], _ mtu: Int) -> Judgement {
        Judgement(
            head: .init(
                component: interface.instanceID ?? interface.id,
                kind: interface.instanceID == nil ? .networkInterface : .instance, direction: direction),
            decisions: [decision], exits: exits, mtu: mtu)
    }

    private func decision(_ traffic: Traffic) -> Decision {
        let packets = traffic.packets
        // `available` is what an interface says that is attached to nothing (DescribeNetworkInterfaces).
        let isDetached =
            interface.status == "available" || ["detached", "detaching"].contains(interface.attachmentStatus)
        if isDetached {
            let state =
                interface.status == "available" ? "attached to nothing" : interface.attachmentStatus ?? "detached"
            return .denied(
                packets, "\(interface.id) is \(state)",
                Blocker(
                    code: .badStateAttachment, component: interface.id,
                    message: "\(interface.id) is \(state), so nobody sends or receives through it.",
                    evidence: [
                        "status \(interface.status ?? "unknown"), attachment \(interface.attachmentStatus ?? "none")"
                    ],
                    fixes: [
                        Fix(
                            "Attach the interface to a running instance.",
                            command: "aws ec2 attach-network-interface --network-interface-id \(interface.id) "
                                + "--instance-id <instance-id> --device-index <index>")
                    ]))
        }
        guard let id = interface.instanceID else { return .allowed(packets, "holds the address") }
        guard let instance = traffic.topology.snapshot.instances[id] else {
            let gap = traffic.gap(
                "ec2:DescribeInstances", "whether \(id) at \(interface.id) runs is not in the snapshot")
            return .unknown(packets, gap.why, gap)
        }
        guard let state = instance.state else {
            let gap = traffic.gap(id, "the state of \(id) is not in the snapshot")
            return .unknown(packets, gap.why, gap)
        }
        if state == "running" { return .allowed(packets, "running") }
        return .denied(
            packets, "\(id) is \(state)",
            Blocker(
                code: .badState, component: id, message: "\(id) is \(state): it neither sends nor answers.",
                evidence: ["instance state: \(state)"],
                fixes: state == "stopped"
                    ? [Fix("Start the instance.", command: "aws ec2 start-instances --instance-ids \(id)")] : []))
    }

    /// A reply that arrives somewhere else than the request came from, or not as the client expects it.
    private func misdelivery(_ traffic: Traffic) -> Decision? {
        guard traffic.direction == .return else { return nil }
        var reason: String?
        if case .interface(let client, let sent) = traffic.way.origin, client.id == interface.id {
            if traffic.way.depth == 0, traffic.packets.isSubset(of: sent.replies) { return nil }
            reason = "the reply reaches \(interface.id) with other addresses or ports than it was asked from"
        }
        let text = reason ?? "the reply is delivered to \(interface.id), which did not ask"
        return ReplyLost.decision(traffic.packets, at: interface.id, text)
    }
}
