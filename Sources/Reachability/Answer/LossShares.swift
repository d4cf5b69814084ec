import NetworkSets

/// Counts, where packets may take several ways, on how many of them they are lost.
struct LossShares {
    /// Ways that carry and lose the same packets, with how many they are.
    private var kinds: [(assigned: FlowSet, lost: FlowSet, count: Int)] = []
    private let mayOverlap: Bool

    init(_ ways: [(assigned: FlowSet, outcome: WayOutcome)]) {
        // Mostly each packet has one way, and then there is nothing to count.
        mayOverlap = ways.count > 1
        guard mayOverlap else { return }
        for (assigned, outcome) in ways {
            if let same = kinds.firstIndex(where: { $0.assigned == assigned && $0.lost == outcome.lost }) {
                kinds[same].count += 1
            } else {
                kinds.append((assigned, outcome.lost, 1))
            }
        }
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
