import NetworkSets
import Topology

/// Asks pairs of ends in two snapshots, and tells what differs.
struct PairComparison {
    private let old: ConnectionAsker
    private let new: ConnectionAsker
    private(set) var askedPairs = 0

    init(_ old: Topology, _ new: Topology, _ services: ConnectionAsker.Services) {
        self.old = ConnectionAsker(old, services)
        self.new = ConnectionAsker(new, services)
    }

    /// The packets of a pair whose fate differs, by what it was and is.
    mutating func changes(_ pair: EndPair) -> [ReachabilityChange] {
        askedPairs += 1
        let before = old.outcome(from: pair.source, to: pair.destination)
        let after = new.outcome(from: pair.source, to: pair.destination)
        if before == after { return [] }
        let asked = before.asked.union(after.asked)
        return ConnectionState.allCases.flatMap { was -> [ReachabilityChange] in
            let part = before.part(of: asked, in: was)
            if part.isEmpty { return [] }
            return ConnectionState.allCases.filter { $0 != was }.compactMap { now in
                let packets = after.part(of: part, in: now)
                return packets.isEmpty
                    ? nil
                    : ReachabilityChange(
                        from: pair.from, to: pair.to, before: was, after: now, packets: packets, asked: asked)
            }
        }
    }
}
