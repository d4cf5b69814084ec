import Inventory
import NetworkSets
import Topology

/// A node's interface on the way out: its groups, then its subnet.
struct BalancerSender: Component {
    let node: Balancer.Node

    func judge(_ traffic: Traffic) -> Judgement {
        let interface = node.interface
        let leaving = InterfaceDeparture(subnetID: interface.subnetID)
        return Judgement(
            exits: [.next(SecurityGroupFilter(interface: interface, isEgress: true, next: leaving), traffic.packets)])
    }
}
