import Findings
import Inventory
import NetworkSets
import Topology

/// The packets before a component, and what is remembered of their way so far.
struct Traffic {
    /// The packets as they are on the wire here. Past a blocker these are the packets as if they had passed.
    var packets: FlowSet
    var direction: WalkDirection
    let topology: Topology
    let question: Question
    /// The way walked so far.
    let way: WalkedWay

    /// Whether a component saw, on the way forward, the packets that all of these answer.
    func answersPackets(seenBy key: String) -> Bool {
        guard direction == .return, let seen = way.seen[key] else { return false }
        return packets.isSubset(of: seen.replies)
    }

    /// The translation that a reply has to undo next.
    var translationToUndo: Translation? {
        direction == .return ? way.levels[way.depth].translation : nil
    }
}
