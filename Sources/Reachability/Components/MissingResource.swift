import Findings

/// A component that something refers to and the snapshot does not have: what it would do to the packets is not known.
struct MissingResource: Component {
    let id: String
    let kind: Hop.Kind
    /// The call that would have told.
    let action: String
    /// Where packets go if it lets them pass; nil where that is not known either.
    var next: (any Component)?

    func judge(_ traffic: Traffic) -> Judgement {
        let gap = traffic.gap(action, "\(id) is not in the snapshot")
        return Judgement(
            head: .init(component: id, kind: kind, direction: nil),
            decisions: [.unknown(traffic.packets, gap.why, gap, code: .unknownResource)],
            exits: [next.map { .next($0, traffic.packets) } ?? .deadEnd(traffic.packets)])
    }
}

/// A kind of component whose behaviour awsdrops does not model: what lies behind it is not known.
struct NotModelled: Component {
    let id: String
    /// What it is and why the walk ends here, as one clause.
    let reason: String

    func judge(_ traffic: Traffic) -> Judgement {
        let gap = traffic.gap(id, reason)
        return Judgement(
            head: .init(component: id, kind: .notModelled, direction: nil),
            decisions: [.unknown(traffic.packets, reason, gap, code: .unknownDestination)],
            exits: [.deadEnd(traffic.packets)])
    }
}
