import Findings
import Inventory
import NetworkSets
import Topology

/// Source addresses of a VPC that no interface holds: nobody sends from them.
struct UnheldSource: Component {
    /// The subnet, or the VPC where no subnet has the addresses.
    let component: String

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let head = Judgement.Head(
            component: component, kind: component.hasPrefix("subnet-") ? .subnet : .vpc, direction: .egress)
        guard traffic.topology.snapshot.networkInterfaces.provesAbsence else {
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
}
