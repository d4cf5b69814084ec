import Inventory
import NetworkSets
import Topology

/// The rows of a transit gateway route table in the order in which they win: the longest prefix first, then by rank.
struct TransitGatewaySelection {
    /// The rows in use, the winning ones first.
    private(set) var candidates: [TransitGatewayCandidate] = []
    /// Why rows may be missing; nil where these are all.
    private(set) var doubt: (what: String, why: String)?

    init(_ table: TransitGatewayRoutes, _ topology: Topology, _ family: AddressFamily) {
        let snapshot = topology.snapshot
        var rows = table.routes
        if table.listsStaticOnly { rows += propagated(into: table.id, topology) }
        for route in rows where !["pending", "deleting", "deleted"].contains(route.state ?? "") {
            if let block = route.block {
                if block.family == family { candidates.append(TransitGatewayCandidate(block: block, route: route)) }
            } else if let id = route.prefixListID {
                guard let blocks = snapshot.prefixLists[id]?.blocks else {
                    doubt =
                        KnownAfterApply.attribute(of: id).map { ($0, "\($0) is known after apply only") }
                        ?? ("ec2:GetManagedPrefixListEntries", "the entries of \(id) are not in the snapshot")
                    continue
                }
                candidates += blocks.filter { $0.family == family }.map {
                    TransitGatewayCandidate(block: $0, route: route)
                }
            }
        }
        if table.isCutShort {
            doubt = ("ec2:SearchTransitGatewayRoutes", "\(table.id) has more routes than the snapshot holds")
        }
        candidates.sort {
            ($1.block.prefixLength, $0.rank, $0.block) < ($0.block.prefixLength, $1.rank, $1.block)
        }
    }

    /// What VPC attachments propagate, where only the static rows of a table are known.
    private mutating func propagated(into tableID: String, _ topology: Topology) -> [TransitGatewayRoute] {
        guard let list = topology.snapshot.transitGatewayPropagations[tableID] else {
            doubt = (
                "ec2:GetTransitGatewayRouteTablePropagations",
                "what is propagated into \(tableID) is not in the snapshot"
            )
            return []
        }
        return list.attachmentIDs.flatMap { id -> [TransitGatewayRoute] in
            guard let attachment = topology.snapshot.transitGatewayVPCAttachments[id],
                let vpc = topology.snapshot.vpcs[attachment.vpcID]
            else {
                doubt = (
                    "ec2:SearchTransitGatewayRoutes", "what \(id) propagates into \(tableID) is not in the snapshot"
                )
                return []
            }
            return vpc.blocks.filter { $0.family == .ipv4 || attachment.propagatesIPv6 }.map {
                TransitGatewayRoute(propagated: $0, to: id)
            }
        }
    }
}
