import NetworkSets

/// The losses of one way: there, back, and both together.
struct WayBooks {
    let forward: WayOutcome
    let onReturn: WayOutcome
    let both: WayOutcome

    init(_ chain: Chain) {
        forward = chain.outcome { ($0.lostForward, $0.unsureForward) }
        onReturn = chain.outcome { ($0.lostOnReturn, $0.unsureOnReturn) }
        both = chain.outcome {
            ($0.lostForward.union($0.lostOnReturn), $0.unsureForward.union($0.unsureOnReturn))
        }
    }
}
