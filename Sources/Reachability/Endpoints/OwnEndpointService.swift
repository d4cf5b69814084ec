import Inventory
import NetworkSets
import Topology

/// An endpoint service whose provider's side the snapshot has: behind an endpoint's interface the packets get to a node of the
/// service's network load balancer, in the zone of the interface, without crossing any subnet (PrivateLink guide).
struct OwnEndpointService {
    let configuration: VPCEndpointServiceConfiguration
    /// The zone of the endpoint's interface.
    let zone: String?

    /// The nodes that take the packets; none where the load balancer is not in the snapshot.
    ///
    /// - Parameter reply: By what replies to the client start.
    func nodes(_ topology: Topology, reply: any Component) -> [any Component] {
        var entrances: [any Component] = []
        for arn in configuration.networkLoadBalancerARNs {
            guard let balancer = topology.balancer(arn) else { continue }
            for node in balancer.nodes where zone == nil || node.zone == nil || node.zone == zone {
                let arrival = BalancerNode(balancer: balancer, node: node, reply: reply)
                // The groups judge the client's own address (NLB guide, security groups).
                let isFiltered = balancer.judgesPrivateLink && !balancer.groupIDs.isEmpty
                entrances.append(
                    isFiltered
                        ? SecurityGroupFilter(interface: node.interface, isEgress: false, next: arrival) : arrival)
            }
        }
        return entrances
    }
}
