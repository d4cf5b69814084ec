import NetworkSets

/// What became of the packets of one way, in the question's own terms.
struct WayOutcome {
    /// Packets that are lost whatever a translator on the way does with their ports.
    var lost = FlowSet()
    /// Packets that are lost only where a translator picks one of these ports.
    var sometimesLost: [DroppedFlows] = []
    /// Packets whose fate is not known.
    var unsure = FlowSet()

    /// Packets that are lost always or sometimes.
    var touched: FlowSet { sometimesLost.reduce(lost) { $0.union($1.packets) } }

    /// Carries the books of a way back through its translations to the question's terms.
    ///
    /// - Parameter losses: Which losses of a level count: forward, on return, or both.
    init(
        _ way: WalkedWay, counting losses: (WalkedWay.Level) -> (lost: FlowSet, unsure: FlowSet)
    ) {
        for (index, level) in way.levels.enumerated().reversed() {
            let here = losses(level)
            lost = lost.union(here.lost)
            unsure = unsure.union(here.unsure)
            if let translation = level.translation {
                pullBack(through: translation, level, way.levels[index - 1].packets)
            }
        }
        lost = lost.intersection(way.assigned)
        unsure = unsure.intersection(way.assigned).subtracting(lost)
        sometimesLost = sometimesLost.compactMap { dropped in
            let packets = dropped.packets.intersection(way.assigned).subtracting(lost)
            return packets.isEmpty ? nil : DroppedFlows(packets: packets, translatedPorts: dropped.translatedPorts)
        }
    }

    private mutating func pullBack(
        through translation: Translation, _ level: WalkedWay.Level, _ before: FlowSet
    ) {
        unsure = translation.preimage(of: unsure)
        sometimesLost = sometimesLost.map {
            DroppedFlows(packets: translation.preimage(of: $0.packets), translatedPorts: $0.translatedPorts)
        }
        guard case .sharedSource = translation.kind else {
            lost = translation.preimage(of: lost)
            return
        }
        if lost.isEmpty { return }
        let mayPass = translation.preimage(of: translation.apply(before).subtracting(lost))
        let mayBeLost = translation.preimage(of: lost)
        let sometimes = mayBeLost.intersection(mayPass)
        if !sometimes.isEmpty {
            sometimesLost.append(DroppedFlows(packets: sometimes, translatedPorts: lost.sourcePorts))
        }
        lost = mayBeLost.subtracting(mayPass)
    }
}
