import Inventory
import NetworkSets
import Topology

/// Finds out which edits did a change: those that alone would have done it to the older snapshot, and where none would, those
/// without which the newer one would not show it.
struct EditAttribution {
    /// Packets of one change that have the same edits behind them.
    private struct Part {
        var packets: FlowSet
        var edits: Set<Int> = []
        var takesAll = false
    }

    private struct Open {
        let pair: EndPair
        let change: ReachabilityChange
        let candidates: [Int]
        var parts: [Part]
    }

    /// Causes with edits of the same kinds are one.
    private struct Key: Hashable {
        let kinds: [String]
        let takesAll: Bool
    }

    private struct Group {
        var edits: [String: Set<Int>] = [:]
        var changes: [ReachabilityChange] = []
    }

    private let old: Topology
    private let new: Topology
    private let edits: [ConfigurationEdit]
    private let services: ConnectionAsker.Services
    private var open: [Open] = []

    init(_ old: Topology, _ new: Topology, _ edits: [ConfigurationEdit], _ services: ConnectionAsker.Services) {
        self.old = old
        self.new = new
        self.edits = edits
        self.services = services
    }

    /// Adds what changed of a pair.
    ///
    /// - Parameter candidates: The edits that may concern its packets.
    mutating func add(_ pair: EndPair, _ changes: [ReachabilityChange], candidates: [Int]) {
        open += changes.map {
            Open(pair: pair, change: $0, candidates: candidates, parts: [Part(packets: $0.packets)])
        }
    }

    /// What every edit did.
    mutating func causes(_ likeness: EditLikeness) -> [NetworkDiff.Cause] {
        for place in open.indices where open[place].candidates.count == 1 {
            open[place].parts[0].edits = Set(open[place].candidates)
        }
        tryEach { edit, old, new in
            old.snapshot.taking(edit, from: new.snapshot)
        } splitting: { part, outcome, after in
            outcome.part(of: part, in: after)
        }
        for place in open.indices {
            for index in open[place].parts.indices where open[place].parts[index].edits.isEmpty {
                open[place].parts[index].takesAll = true
            }
        }
        tryEach { edit, old, new in
            new.snapshot.taking(edit, from: old.snapshot)
        } splitting: { part, outcome, after in
            part.subtracting(outcome.part(of: part, in: after))
        }
        return grouped(likeness)
    }

    /// Makes one hypothetical snapshot after the other, and splits what is not explained yet by what it shows.
    private mutating func tryEach(
        _ make: (ConfigurationEdit, Topology, Topology) -> Snapshot,
        splitting split: (FlowSet, ConnectionOutcome, ConnectionState) -> FlowSet
    ) {
        // Whether a part is explained is settled before the first edit is tried: several may each explain it.
        let unexplained = open.map { entry in entry.parts.contains { $0.edits.isEmpty } }
        for index in edits.indices {
            let concerned = open.indices.filter { unexplained[$0] && open[$0].candidates.contains(index) }
            if concerned.isEmpty { continue }
            let asker = ConnectionAsker(Topology(make(edits[index], old, new)), services)
            var outcomes: [EndPair: ConnectionOutcome] = [:]
            for place in concerned {
                let pair = open[place].pair
                let outcome =
                    outcomes[pair]
                    ?? ConnectionOutcome(of: asker.answersUnlessRefused(from: pair.source, to: pair.destination))
                outcomes[pair] = outcome
                let after = open[place].change.after
                let isJoint = open[place].parts.contains(where: \.takesAll)
                open[place].parts = open[place].parts.flatMap { part -> [Part] in
                    // In the second round, only what the first left over is looked at.
                    if isJoint, !part.takesAll { return [part] }
                    let explained = split(part.packets, outcome, after)
                    if explained.isEmpty { return [part] }
                    var own = part
                    own.packets = explained
                    own.edits.insert(index)
                    let rest = part.packets.subtracting(explained)
                    return rest.isEmpty
                        ? [own] : [own, Part(packets: rest, edits: part.edits, takesAll: part.takesAll)]
                }
            }
        }
    }

    private func grouped(_ likeness: EditLikeness) -> [NetworkDiff.Cause] {
        var groups: [Key: Group] = [:]
        for entry in open {
            for part in entry.parts {
                // Where neither the edit alone does it nor its absence undoes it, several ways of doing it overlap.
                let edits = part.edits.isEmpty ? entry.candidates : part.edits.sorted()
                let kinds = Set(edits.map(likeness.kind)).sorted()
                let key = Key(kinds: kinds, takesAll: part.takesAll && edits.count > 1)
                for edit in edits {
                    groups[key, default: Group()].edits[likeness.kind(of: edit), default: []]
                        .formUnion(likeness.alike(edit, in: [entry.pair.from, entry.pair.to]))
                }
                groups[key, default: Group()].changes.append(entry.change.of(part.packets))
            }
        }
        let causes = groups.map { key, group in
            let alike = group.edits.values.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
            return NetworkDiff.Cause(alike: alike, takesAll: key.takesAll, changes: group.changes)
        }
        return causes.sorted { left, right in
            let (one, other) = (left.alike.map { $0[0] }, right.alike.map { $0[0] })
            if one.count != other.count { return one.count < other.count }
            return one == other ? !left.takesAll && right.takesAll : one.lexicographicallyPrecedes(other)
        }
    }
}
