import NetworkSets

/// The sum over all ways of what became of the packets: a packet is denied if every way loses it, allowed if none does.
struct Tally {
    let verdict: Verdict
    /// What is lost on some way, the certain losses first.
    let dropped: [DroppedFlows]

    init(_ packets: FlowSet, _ ways: [(assigned: FlowSet, outcome: WayOutcome)]) {
        var passes = FlowSet()
        var lost = FlowSet()
        var sometimes: [DroppedFlows] = []
        var unsure = FlowSet()
        for way in ways {
            let inPackets = way.assigned.intersection(packets)
            passes = passes.union(inPackets.subtracting(way.outcome.lost).subtracting(way.outcome.unsure))
            lost = lost.union(way.outcome.lost.intersection(packets))
            unsure = unsure.union(way.outcome.unsure.intersection(packets))
            sometimes += way.outcome.sometimesLost
        }
        let anyLost = !lost.isEmpty || sometimes.contains { !$0.packets.isDisjoint(with: packets) }
        verdict = Verdict(somePass: !passes.isEmpty, someLost: anyLost, someUnsure: !unsure.isEmpty)
        let shares = LossShares(ways.map { ($0.assigned.intersection(packets), $0.outcome) })
        var dropped = shares.parts(of: lost)
        for entry in sometimes {
            let rest = entry.packets.intersection(packets).subtracting(lost)
            if rest.isEmpty { continue }
            let part = DroppedFlows(packets: rest, translatedPorts: entry.translatedPorts)
            if !dropped.contains(part) { dropped.append(part) }
        }
        self.dropped = dropped
    }
}
