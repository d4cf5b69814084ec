import Inventory
import NetworkSets

/// One block of a transit gateway route table and the row that covers it.
struct TransitGatewayCandidate {
    let block: CIDRBlock
    let route: TransitGatewayRoute

    /// The order among rows of one block (transit gateway guide, route evaluation order).
    var rank: Int {
        guard route.type == "propagated" else { return route.prefixListID == nil ? 0 : 1 }
        switch route.resourceType {
        case "vpc": return 2
        case "direct-connect-gateway": return 3
        case "connect": return 4
        case "vpn": return 5
        case "vpn-concentrator": return 6
        default: return 7
        }
    }

    /// The row in words.
    var text: String {
        let destination = route.prefixListID.map { "\($0) (\(block))" } ?? block.description
        let targets = route.attachmentIDs.isEmpty ? "nothing" : route.attachmentIDs.joined(separator: ", ")
        return "\(route.type ?? "") route \(destination) → \(targets)"
    }
}
