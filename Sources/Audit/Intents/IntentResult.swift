public import Findings
public import NetworkSets

/// Whether one intent holds, and where not.
public struct IntentResult: Sendable {
    /// The answer.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        case holds
        case fails
        case unknown
    }

    /// Pairs of ends that everything treats alike, with the packets that decide.
    public struct Pairs: Sendable {
        /// Where the packets start.
        public let from: [IntentMember]
        /// Where they lead.
        public let to: [IntentMember]
        /// How many pairs of different ends these are.
        public let count: Int
        /// The packets, of the members that stand for the others; none where the ends share no address family.
        public let packets: FlowSet
        /// Every packet that was asked about the same members.
        public let asked: FlowSet
        /// The members that stand for the others.
        public let example: (source: IntentMember, destination: IntentMember)
    }

    /// The intent.
    public let intent: Intent
    /// The answer.
    public let status: Status
    /// How many pairs of ends it speaks of.
    public let pairs: Int
    /// How many pairs were asked; each stands for all that are alike.
    public let askedPairs: Int
    /// Where it fails.
    public let failing: [Pairs]
    /// Where it is not known.
    public let unknown: [Pairs]
    /// How many ends are reached, for an intent that limits it: for certain, and at most.
    public let exposed: ClosedRange<Int>?
    /// One packet that breaks it; nil where none does.
    public let counterexample: Counterexample?
    /// What is missing to know more.
    public let gaps: [Gap]
}
