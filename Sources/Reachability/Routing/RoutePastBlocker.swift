import Inventory
import NetworkSets
import Topology

/// Where the walk goes on past a route that is missing or dead: where the destination is, to find what else is in the way.
enum RoutePastBlocker {
    static func exit(_ packets: FlowSet, awayFrom vpcID: String?, _ traffic: Traffic) -> Judgement.Exit {
        guard let address = packets.destinations.singleAddress else { return .deadEnd(packets) }
        let holders = traffic.topology.interfaces(holding: address).filter { $0.vpcID != vpcID }
        guard holders.count == 1 else { return .deadEnd(packets) }
        return .next(VPCDelivery(vpcID: holders[0].vpcID, fromSubnet: nil), packets)
    }
}
