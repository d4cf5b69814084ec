import Findings
import Inventory
import NetworkSets
import Topology

/// Destination addresses of a VPC that no interface holds.
struct UnheldDestination: Component {
    /// The subnet, or the VPC where no subnet has the addresses.
    let component: String

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let head = Judgement.Head(
            component: component, kind: component.hasPrefix("subnet-") ? .subnet : .vpc, direction: .ingress)
        let addresses = FlowText.addresses(packets.destinations)
        guard traffic.topology.knowsAllInterfaces(around: component) else {
            let gap = traffic.gap("ec2:DescribeNetworkInterfaces", "who holds \(addresses) is not in the snapshot")
            return Judgement(head: head, decisions: [.unknown(packets, gap.why, gap)], exits: [.deadEnd(packets)])
        }
        let text = "no interface holds \(addresses)"
        let blocker = Blocker(
            code: .noPossibleDestination, message: "No interface in \(component) holds \(addresses).",
            evidence: [text],
            fixes: [
                Fix(
                    "Ask for an address that is in use, or look whether the host has been replaced by one with another address."
                )
            ])
        return Judgement(head: head, decisions: [.denied(packets, text, blocker)], exits: [.deadEnd(packets)])
    }
}
