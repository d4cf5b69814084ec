import Inventory
import NetworkSets
import Topology

/// A row for a prefix list whose entries are not known: where its entries may win.
struct UnreadList {
    let route: Route
    let vpcID: String
    let topology: Topology

    /// Whether an entry of the list may beat a row. No entry is narrower than a single address, and at equal length the
    /// static row wins.
    func mayBeat(_ candidate: RouteCandidate) -> Bool {
        if route.target == candidate.route.target, route.state == candidate.route.state { return false }
        if candidate.block.prefixLength == candidate.block.family.bitWidth, candidate.rank == 0 { return false }
        return candidate.route.target != .local || mayBeatLocal
    }

    /// Inside the VPC only a NAT gateway, an interface or a gateway load balancer endpoint may be the target of a row
    /// narrower than the local one (VPC guide, route tables).
    private var mayBeatLocal: Bool {
        guard case .resource(let id) = route.target, !isOfAmazon else { return false }
        if KnownAfterApply.attribute(of: id) != nil { return true }
        switch id.prefix(while: { $0 != "-" }) {
        case "nat", "eni", "i": return true
        case "vpce": return mayBeInterceptor
        default: return false
        }
    }

    /// The lists that AWS keeps hold its own public addresses, none of a VPC.
    private var isOfAmazon: Bool {
        guard case .prefixList(let id) = route.destination else { return false }
        return topology.snapshot.prefixLists[id]?.name?.hasPrefix("com.amazonaws.") == true
    }

    /// A gateway endpoint has no interface, and a gateway load balancer endpoint has one.
    private var mayBeInterceptor: Bool {
        !topology.provesAbsence(\.networkInterfaces, inVPC: vpcID)
            || topology.snapshot.networkInterfaces.byID.values.contains {
                $0.vpcID == vpcID && $0.kind == "gateway_load_balancer_endpoint"
            }
    }
}
