import Findings
import Inventory
import NetworkSets
import Topology

/// An Elastic IP address of the snapshot that is associated with nothing: nobody answers there.
struct IdleElasticAddress: Component {
    let address: ElasticAddress

    /// Cuts off the packets to such addresses.
    static func exits(_ packets: inout FlowSet, _ topology: Topology) -> [Judgement.Exit] {
        var exits: [Judgement.Exit] = []
        for address in topology.idleElasticAddresses(in: packets.destinations) {
            let part = packets.restricted(toDestination: IntervalSet(address.publicAddress.bits))
            if part.isEmpty { continue }
            packets = packets.subtracting(part)
            exits.append(.next(IdleElasticAddress(address: address), part))
        }
        return exits
    }

    func judge(_ traffic: Traffic) -> Judgement {
        let text = "\(address.publicAddress) is an Elastic IP address that is associated with nothing"
        let blocker = Blocker(
            code: .noPossibleDestination, message: "\(text), so no host answers there.",
            evidence: ["\(address.id) has no association"],
            fixes: [
                Fix(
                    "Associate the address with the interface of the server.",
                    command:
                        "aws ec2 associate-address --allocation-id \(address.id) --network-interface-id <interface-id>")
            ])
        return Judgement(
            head: .init(component: address.id, kind: .elasticAddress, direction: .ingress),
            decisions: [.denied(traffic.packets, text, blocker)], exits: [.deadEnd(traffic.packets)])
    }
}
