import Inventory
import NetworkSets
import Topology

/// The rows of a route table in the order in which they win: the longest prefix first, then by rank.
struct RouteSelection {
    /// The candidates, the winning ones first.
    let candidates: [RouteCandidate]
    /// Rows for prefix lists whose entries are not known: they may win where `UnreadList` says.
    let unresolved: [Route]
    /// Blocks that prefix lists with different targets share: AWS picks one at random.
    let contested: Set<CIDRBlock>

    init(_ table: RouteTable, _ topology: Topology, _ family: AddressFamily) {
        var candidates: [RouteCandidate] = []
        var unresolved: [Route] = []
        var listTargets: [CIDRBlock: Route.Target] = [:]
        var contested: Set<CIDRBlock> = []
        let local = table.routes.compactMap { route -> CIDRBlock? in
            guard case .block(let block) = route.destination, route.target == .local else { return nil }
            return block
        }
        for route in table.routes {
            switch route.destination {
            case .block(let block):
                // A local route beats what is propagated, even the more specific (VPN guide, route priority).
                if route.isPropagated, local.contains(where: { $0.contains(block) }) { continue }
                if block.family == family { candidates.append(RouteCandidate(block: block, route: route)) }
            case .prefixList(let id):
                guard let blocks = topology.snapshot.prefixLists[id]?.blocks else {
                    unresolved.append(route)
                    continue
                }
                for block in blocks where block.family == family {
                    if let other = listTargets[block], other != route.target { contested.insert(block) }
                    listTargets[block] = route.target
                    candidates.append(RouteCandidate(block: block, route: route))
                }
            }
        }
        self.candidates = candidates.sorted {
            ($1.block.prefixLength, $0.rank, $0.block) < ($0.block.prefixLength, $1.rank, $1.block)
        }
        self.unresolved = unresolved
        self.contested = contested
    }
}
