import NetworkSets

/// Counts, where packets may take several ways, on how many of them they are lost.
struct LossShares {
    /// Ways that carry and lose the same packets, with how many they are.
    private var kinds: [(assigned: FlowSet, lost: FlowSet, count: Int)] = []
    private let mayOverlap: Bool

    init(_ ways: [(assigned: FlowSet, lost: FlowSet)]) {
        mayOverlap = ways.count > 1
        guard mayOverlap else { return }
        for (assigned, lost) in ways {
            if let same = kinds.firstIndex(where: { $0.assigned == assigned && $0.lost == lost }) {
                kinds[same].count += 1
            } else {
                kinds.append((assigned, lost, 1))
            }
        }
    }

    /// Packets that are lost with some ports of a translator, with the share of the ways on which they are: one entry of each
    /// way that loses them in.
    func parts(ofPortsLost entries: [DroppedFlows]) -> [DroppedFlows] {
        guard mayOverlap else { return entries }
        var counted: [(entry: DroppedFlows, lost: Int)] = []
        for entry in entries {
            if let same = counted.firstIndex(where: { $0.entry == entry }) {
                counted[same].lost += 1
            } else {
                counted.append((entry, 1))
            }
        }
        var parts: [DroppedFlows] = []
        for (entry, lost) in counted {
            let all = kinds.reduce(0) { $0 + ($1.assigned.isDisjoint(with: entry.packets) ? 0 : $1.count) }
            let share = lost >= all ? nil : DroppedFlows.WayShare(lost: lost, all: all)
            if let same = parts.firstIndex(where: {
                $0.share == share && $0.translatedPorts == entry.translatedPorts
            }) {
                parts[same] = DroppedFlows(
                    packets: parts[same].packets.union(entry.packets), translatedPorts: entry.translatedPorts,
                    share: share)
            } else {
                parts.append(
                    DroppedFlows(packets: entry.packets, translatedPorts: entry.translatedPorts, share: share))
            }
        }
        return parts
    }

    /// Lost packets by their share of the ways: those that are lost on all come first.
    func parts(of lost: FlowSet) -> [DroppedFlows] {
        if lost.isEmpty { return [] }
        guard mayOverlap else { return [DroppedFlows(packets: lost, translatedPorts: nil)] }
        var regions: [(packets: FlowSet, lost: Int, all: Int)] = [(lost, 0, 0)]
        for kind in kinds {
            regions = regions.flatMap { region in
                let carried = region.packets.intersection(kind.assigned)
                if carried.isEmpty { return [region] }
                let hit = carried.intersection(kind.lost)
                let spared = carried.subtracting(hit)
                let others = region.packets.subtracting(carried)
                return [
                    (hit, region.lost + kind.count, region.all + kind.count),
                    (spared, region.lost, region.all + kind.count), (others, region.lost, region.all),
                ].filter { !$0.0.isEmpty }
            }
        }
        var parts: [DroppedFlows] = []
        for region in regions.sorted(by: { ($0.lost == $0.all ? 0 : 1) < ($1.lost == $1.all ? 0 : 1) }) {
            let share =
                region.lost >= region.all ? nil : DroppedFlows.WayShare(lost: region.lost, all: region.all)
            if let same = parts.firstIndex(where: { $0.share == share }) {
                parts[same] = DroppedFlows(
                    packets: parts[same].packets.union(region.packets), translatedPorts: nil, share: share)
            } else {
                parts.append(DroppedFlows(packets: region.packets, translatedPorts: nil, share: share))
            }
        }
        return parts
    }
}
