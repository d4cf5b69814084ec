import Findings
import Inventory
import NetworkSets
import Topology

/// Source addresses that nobody sends from: no interface holds them, or the one that does opens no connections.
struct UnheldSource: Component {
    /// The interface that opens no connections; else the subnet, or the VPC where no subnet has the addresses.
    let component: String

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        if let interface = traffic.topology.snapshot.networkInterfaces[component],
            case .passive(let what) = SenderKind(interface)
        {
            return refusal(packets, "\(component) is \(what), which opens no connections", .networkInterface)
        }
        if let idle = traffic.topology.snapshot.addresses.byID[component] {
            let text = "\(idle.publicAddress) is an Elastic IP address that is associated with nothing"
            return refusal(
                packets, "\(text), so nobody sends from it", .elasticAddress, "\(idle.id) has no association")
        }
        let head = Judgement.Head(
            component: component, kind: component.hasPrefix("subnet-") ? .subnet : .vpc, direction: .egress)
        guard traffic.topology.knowsAllInterfaces(around: component) else {
            let gap = traffic.gap(
                "ec2:DescribeNetworkInterfaces",
                "who holds \(FlowText.addresses(packets.sources)) is not in the snapshot")
            return Judgement(head: head, decisions: [.unknown(packets, gap.why, gap)], exits: [.deadEnd(packets)])
        }
        let text = "no interface holds \(FlowText.addresses(packets.sources))"
        let blocker = Blocker(
            code: .noSourceOrDestination,
            message:
                "No interface in \(component) holds \(FlowText.addresses(packets.sources)), so nobody sends from there.",
            evidence: [text])
        return Judgement(head: head, decisions: [.denied(packets, text, blocker)], exits: [.deadEnd(packets)])
    }

    private func refusal(
        _ packets: FlowSet, _ text: String, _ kind: Hop.Kind, _ evidence: String? = nil
    ) -> Judgement {
        let blocker = Blocker(
            code: .noSourceOrDestination, message: "\(text).", evidence: [evidence ?? text],
            fixes: [Fix("Ask for the host whose traffic is meant.")])
        return Judgement(
            head: .init(component: component, kind: kind, direction: .egress),
            decisions: [.denied(packets, text, blocker)], exits: [.deadEnd(packets)])
    }
}
