import Inventory
import NetworkSets

/// One block of a route table and the row that covers it: a row for a prefix list makes a candidate of each entry.
struct RouteCandidate {
    let block: CIDRBlock
    let route: Route

    /// The order among rows of one block: static, then prefix list, then propagated (VPC guide, route priority).
    var rank: Int {
        if route.isPropagated { return 2 }
        if case .prefixList = route.destination { return 1 }
        return 0
    }

    /// The row as the console prints it.
    var text: String {
        let target: String =
            switch route.target {
            case .local: "local"
            case .resource(let id): id
            case .none: "nothing"
            }
        return "route \(route.destinationText) → \(target)"
    }
}

extension Route {
    /// The destination as the console prints it.
    var destinationText: String {
        switch destination {
        case .block(let block): block.description
        case .prefixList(let id): id
        }
    }
}
