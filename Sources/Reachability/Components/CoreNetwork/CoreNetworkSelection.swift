import Inventory
import NetworkSets
import Topology

/// One block of a segment's table and the row that covers it.
struct CoreNetworkCandidate {
    let block: CIDRBlock
    let row: CoreNetworkRoutes.Row

    /// The row in words.
    var text: String {
        let targets = row.ways.compactMap { way in
            way.functionGroupName ?? way.attachmentID.map { id in way.edgeLocation.map { "\(id) at \($0)" } ?? id }
        }
        return
            "\(row.isStatic ? "static" : "propagated") route \(row.prefixListID.map { "\($0) (\(block))" } ?? block.description) → "
            + (targets.isEmpty ? "nothing" : targets.joined(separator: ", "))
    }
}

/// The rows of a segment's table in the order in which they win: the longest prefix first, then what the policy made.
struct CoreNetworkSelection {
    /// The rows, the winning ones first.
    let candidates: [CoreNetworkCandidate]
    /// A prefix list whose entries are not known, so that rows may be missing.
    let unreadList: String?

    init(_ table: CoreNetworkRoutes, _ topology: Topology, _ family: AddressFamily) {
        var candidates: [CoreNetworkCandidate] = []
        var unread: String?
        for row in table.rows {
            if let block = row.block {
                candidates.append(CoreNetworkCandidate(block: block, row: row))
            } else if let id = row.prefixListID {
                guard let blocks = topology.snapshot.prefixLists[id]?.blocks else {
                    unread = id
                    continue
                }
                candidates += blocks.map { CoreNetworkCandidate(block: $0, row: row) }
            }
        }
        self.candidates = candidates.filter { $0.block.family == family }.sorted {
            ($1.block.prefixLength, $0.row.isStatic ? 0 : 1, $0.block)
                < ($0.block.prefixLength, $1.row.isStatic ? 0 : 1, $1.block)
        }
        unreadList = unread
    }
}
