import Inventory
import NetworkSets

/// One block of a route table and the row that covers it: a row for a prefix list makes a candidate of each entry.
struct RouteCandidate {
    let block: CIDRBlock
    let route: Route

    /// The order among rows of one block: static, then prefix list, then propagated (VPC guide, route priority).
    var rank: Int {
        if route.isPropagated { return 2 }
        return isOfPrefixList ? 1 : 0
    }

    /// Whether the block is an entry of a prefix list.
    var isOfPrefixList: Bool {
        if case .prefixList = route.destination { return true }
        return false
    }

    /// Whether a row for a prefix list, whose entries are not known, may win and lead elsewhere. No entry is narrower than a
    /// single address, and at equal length the static row wins.
    func mayLose(to other: Route) -> Bool {
        if route.target == .local || (other.target == route.target && other.state == route.state) { return false }
        return block.prefixLength < block.family.bitWidth || rank > 0
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
