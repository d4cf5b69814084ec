import Findings
import NetworkSets
import Reachability
import Topology

/// Asks pairs of ends in two snapshots, and tells what differs.
struct PairComparison {
    private let old: ConnectionAsker
    private let new: ConnectionAsker
    private(set) var askedPairs = 0
    /// What is missing where a change is from or to what is not known.
    private(set) var gaps: [Gap] = []

    init(_ old: Topology, _ new: Topology, _ services: ConnectionAsker.Services) {
        self.old = ConnectionAsker(old, services)
        self.new = ConnectionAsker(new, services)
    }

    /// The packets of a pair whose fate differs, by what it was and is.
    mutating func changes(_ pair: EndPair) -> [ReachabilityChange] {
        askedPairs += 1
        let was = old.answersUnlessRefused(from: pair.source, to: pair.destination)
        let now = new.answersUnlessRefused(from: pair.source, to: pair.destination)
        if was.isEmpty, now.isEmpty { return [] }
        let (before, after) = (ConnectionOutcome(of: was), ConnectionOutcome(of: now))
        if before == after { return [] }
        let asked = before.asked.union(after.asked)
        let changes = ConnectionState.allCases.flatMap { was -> [ReachabilityChange] in
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
        if changes.contains(where: { $0.before == .unknown }) { note(was) }
        if changes.contains(where: { $0.after == .unknown }) { note(now) }
        return changes
    }

    private mutating func note(_ answers: [Answer]) {
        for gap in answers.flatMap(\.gaps) where !gaps.contains(gap) { gaps.append(gap) }
    }
}
