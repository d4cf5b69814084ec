import Inventory
import NetworkSets
import Topology

extension Balancer.Node {
    /// The node's own address of a family.
    func address(_ family: AddressFamily) -> IPAddress? {
        family == .ipv4 ? interface.primaryAddress : interface.ipv6Addresses.first
    }
}
