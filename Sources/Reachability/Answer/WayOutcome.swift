import NetworkSets

/// What became of the packets of one way, in the question's own terms.
struct WayOutcome {
    /// Packets that are lost whatever a translator on the way does with their ports.
    var lost = FlowSet()
    /// Packets that are lost only where a translator picks one of these ports.
    var sometimesLost: [DroppedFlows] = []
    /// Packets whose fate is not known.
    var unsure = FlowSet()
    /// Packets that are lost if they go this way, which is not certain: they are lost for certain only where every other way
    /// loses them too.
    var lostIfTaken = FlowSet()

    /// Packets whose fate hangs on what is not known.
    var undecided: FlowSet { lostIfTaken.isEmpty ? unsure : unsure.union(lostIfTaken) }

    /// Packets that are lost always or sometimes.
    var touched: FlowSet { sometimesLost.reduce(lost) { $0.union($1.packets) } }

    /// Which losses of a level count: forward, on return, or both.
    typealias Losses = (WalkedWay.Level) -> (lost: FlowSet, unsure: FlowSet)

    /// Nothing lost.
    init() {}

    /// Carries the books of a way back through its translations to the question's terms.
    ///
    /// - Parameters:
    ///   - later: What became of the packets after the way, in the terms of its last level.
    ///   - losses: Which losses of a level count: forward, on return, or both.
    init(_ way: WalkedWay, after later: WayOutcome = WayOutcome(), counting losses: Losses) {
        self = later
        for (index, level) in way.levels.enumerated().reversed() {
            let here = losses(level)
            lost = lost.union(here.lost)
            unsure = unsure.union(here.unsure)
            if let translation = level.translation {
                pullBack(through: translation, way.levels[index - 1].packets)
            }
        }
        lost = lost.intersection(way.assigned)
        unsure = unsure.intersection(way.assigned).subtracting(lost)
        lostIfTaken = lostIfTaken.intersection(way.assigned).subtracting(lost)
        sometimesLost = sometimesLost.compactMap { dropped in
            let packets = dropped.packets.intersection(way.assigned).subtracting(lost)
            return packets.isEmpty ? nil : DroppedFlows(packets: packets, translatedPorts: dropped.translatedPorts)
        }
    }

    /// Turns what became of translated packets into what became of the packets before the translation.
    mutating func pullBack(
        through translation: Translation, _ before: FlowSet
    ) {
        unsure = translation.preimage(of: unsure)
        lostIfTaken = translation.preimage(of: lostIfTaken)
        sometimesLost = sometimesLost.map {
            DroppedFlows(packets: translation.preimage(of: $0.packets), translatedPorts: $0.translatedPorts)
        }
        guard translation.kind.picksPorts else {
            lost = translation.preimage(of: lost)
            return
        }
        if lost.isEmpty { return }
        let mayPass = translation.preimage(of: translation.apply(before).subtracting(lost))
        let mayBeLost = translation.preimage(of: lost)
        sometimesLost += Self.byPorts(lost, translation).compactMap { packets, ports in
            let packets = packets.intersection(mayPass)
            return packets.isEmpty ? nil : DroppedFlows(packets: packets, translatedPorts: ports)
        }
        lost = mayBeLost.subtracting(mayPass)
    }

    /// The original packets of lost ones, those together that are lost by the same ports.
    private static func byPorts(_ lost: FlowSet, _ translation: Translation) -> [(packets: FlowSet, ports: PortSet)] {
        var groups: [(packets: FlowSet, ports: PortSet)] = []
        for box in lost.boxes {
            var rest = translation.preimage(of: FlowSet(box))
            var parts: [(packets: FlowSet, ports: PortSet)] = []
            for group in groups {
                let shared = group.packets.intersection(rest)
                if shared.isEmpty {
                    parts.append(group)
                    continue
                }
                rest = rest.subtracting(shared)
                parts.append((shared, group.ports.union(box.sourcePorts)))
                let others = group.packets.subtracting(shared)
                if !others.isEmpty { parts.append((others, group.ports)) }
            }
            if !rest.isEmpty { parts.append((rest, box.sourcePorts)) }
            groups = []
            for part in parts {
                if let same = groups.firstIndex(where: { $0.ports == part.ports }) {
                    groups[same].packets = groups[same].packets.union(part.packets)
                } else {
                    groups.append(part)
                }
            }
        }
        return groups
    }
}
