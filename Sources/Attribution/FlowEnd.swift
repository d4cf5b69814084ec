import Inventory
import NetworkSets
import Topology

/// Who an address of a flow is, as the snapshot knows it.
public struct FlowEnd: Sendable, Hashable {
    /// The interface that holds the address.
    public let interface: String
    /// Its instance; nil where it has none.
    public let instance: String?
    /// The name people gave it: the Name tag of its instance or of itself; nil without one.
    public let name: String?
    /// Its subnet.
    public let subnet: String
    /// The name of the load balancer that it is a node of; nil for others.
    public let loadBalancer: String?

    /// The end of that address; nil where no interface of the snapshot holds it, or more than one does.
    ///
    /// - Parameter logged: the interface that logged the flow, which tells apart equal addresses of several VPCs where it holds it.
    init?(_ address: IPAddress, logged: String?, _ topology: Topology) {
        let holders = topology.interfaces(holding: address)
        guard let holder = holders.first(where: { $0.id == logged }) ?? (holders.count == 1 ? holders.first : nil)
        else {
            return nil
        }
        interface = holder.id
        instance = holder.instanceID
        name = topology.name(of: holder.id)
        subnet = holder.subnetID
        loadBalancer = topology.balancer(ofInterface: holder.id)?.name
    }

    /// The shortest word for it: the name, the load balancer, the instance or the interface.
    public var word: String { loadBalancer ?? name ?? instance ?? interface }
}
