import NetworkSets

/// The losses of one way: there, back, and both together.
struct WayBooks {
    let forward: WayOutcome
    let onReturn: WayOutcome
    let both: WayOutcome

    init(_ way: WalkedWay) {
        forward = WayOutcome(way) { ($0.lostForward, $0.unsureForward) }
        onReturn = WayOutcome(way) { ($0.lostOnReturn, $0.unsureOnReturn) }
        both = WayOutcome(way) {
            ($0.lostForward.union($0.lostOnReturn), $0.unsureForward.union($0.unsureOnReturn))
        }
    }
}
