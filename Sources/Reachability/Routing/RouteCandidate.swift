public import Inventory
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

    /// The row as the console prints it, with the list rather than its entry.
    var text: String { route.text }
}

extension Route {
    /// The row as the console prints it.
    public var text: String {
        let name: String =
            switch target {
            case .local: "local"
            case .resource(let id): id
            case .none: "nothing"
            }
        return "route \(destinationText) → \(name)"
    }

    /// The row's destination as an option of the AWS CLI.
    public var destinationOption: String {
        switch destination {
        case .block(let block): block.destinationOption
        case .prefixList(let id): "--destination-prefix-list-id \(id)"
        }
    }

    /// Whether packets that the row wins are dropped. What `filtered` means is not documented; such a row is not in use.
    var isDead: Bool { state == "blackhole" || state == "filtered" }

    /// What of the row is not known, so that nobody can say where it leads.
    var unknownPart: String? {
        if isDead || target == .local { return nil }
        guard let state else { return "no state" }
        if state != "active" { return "the state \"\(state)\", which awsdrops does not know" }
        return target == .none ? "a target that awsdrops does not know" : nil
    }

    /// The destination as the console prints it.
    var destinationText: String {
        switch destination {
        case .block(let block): block.description
        case .prefixList(let id): id
        }
    }
}

extension CIDRBlock {
    /// The block as the destination of a route, as an option of the AWS CLI.
    var destinationOption: String {
        family == .ipv4 ? "--destination-cidr-block \(self)" : "--destination-ipv6-cidr-block \(self)"
    }
}
