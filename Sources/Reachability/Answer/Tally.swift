import NetworkSets

/// The sum over all ways of what became of the packets: a packet is denied if every way loses it, allowed if none does.
struct Tally {
    let verdict: Verdict
    /// What is lost on some way, the certain losses first.
    let dropped: [DroppedFlows]
    /// Packets whose fate is not known.
    let unsure: FlowSet
    /// Packets that some way certainly lets pass.
    let passes: FlowSet

    /// Adds up.
    ///
    /// - Parameter isBalanced: Whether the same packets may go several ways, as behind a load balancer, so that shares of the ways
    ///   count.
    init(_ packets: FlowSet, _ ways: [(assigned: FlowSet, outcome: WayOutcome)], isBalanced: Bool = false) {
        var passes = FlowSet()
        var lost = FlowSet()
        var lostIfTaken = FlowSet()
        var sometimes: [DroppedFlows] = []
        var unsure = FlowSet()
        for way in ways {
            let inPackets = way.assigned.intersection(packets)
            passes = passes.union(inPackets.subtracting(way.outcome.lost).subtracting(way.outcome.undecided))
            lost = lost.union(way.outcome.lost.intersection(packets))
            lostIfTaken = lostIfTaken.union(way.outcome.lostIfTaken.intersection(packets))
            unsure = unsure.union(way.outcome.unsure.intersection(packets))
            sometimes += way.outcome.sometimesLost
        }
        // Where a way that may not be taken loses packets that no other lets pass, they are lost either way.
        let lostAnyway = lostIfTaken.isEmpty ? lostIfTaken : lostIfTaken.subtracting(passes).subtracting(unsure)
        if !lostIfTaken.isEmpty {
            unsure = unsure.union(lostIfTaken.subtracting(lostAnyway))
            lost = lost.union(lostAnyway)
        }
        let anyLost = !lost.isEmpty || sometimes.contains { !$0.packets.isDisjoint(with: packets) }
        verdict = Verdict(somePass: !passes.isEmpty, someLost: anyLost, someUnsure: !unsure.isEmpty)
        self.unsure = unsure
        self.passes = passes
        let shares = LossShares(
            !isBalanced
                ? []
                : ways.map { way in
                    let own = way.outcome
                    let certain =
                        own.lostIfTaken.isEmpty ? own.lost : own.lost.union(own.lostIfTaken.intersection(lostAnyway))
                    return (way.assigned.intersection(packets), certain)
                })
        dropped =
            shares.parts(of: lost)
            + shares.parts(
                ofPortsLost: sometimes.compactMap { entry in
                    let rest = entry.packets.intersection(packets).subtracting(lost)
                    return rest.isEmpty
                        ? nil : DroppedFlows(packets: rest, translatedPorts: entry.translatedPorts)
                })
    }
}
