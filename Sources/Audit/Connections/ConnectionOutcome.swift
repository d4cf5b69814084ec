public import NetworkSets
import Reachability

/// What becomes of a connection's packets.
public enum ConnectionState: String, Sendable, Hashable, CaseIterable {
    /// They arrive, and the replies return.
    case allowed
    /// Some ways or translated ports lose them.
    case partial
    /// What decides is missing or not modelled.
    case unknown
    /// They are lost, or the replies are.
    case denied
}

/// What becomes of every packet from one end to another, both ways counted.
public struct ConnectionOutcome: Sendable, Hashable {
    /// Every packet that was asked about; none where the ends do not exist or share no address family.
    public private(set) var asked = FlowSet()
    /// Packets that get there and whose replies return.
    public private(set) var allowed = FlowSet()
    /// Packets that are lost on some ways, or with some translated ports.
    public private(set) var partial = FlowSet()
    /// Packets whose fate is not known.
    public private(set) var unknown = FlowSet()

    /// Packets that get there on some way at least, whether their replies return or not.
    public private(set) var arriving = FlowSet()
    /// Packets of which it is not known whether they get there.
    public private(set) var mayArrive = FlowSet()

    /// The outcome of nothing.
    public init() {}

    /// The outcome that an answer tells.
    init(_ answer: Answer) {
        let packets = answer.question.packets
        var lost = FlowSet()
        var sometimes = FlowSet()
        for dropped in answer.dropped {
            if dropped.translatedPorts == nil, dropped.share == nil {
                lost = lost.union(dropped.packets)
            } else {
                sometimes = sometimes.union(dropped.packets)
            }
        }
        asked = packets
        partial = sometimes.subtracting(lost)
        unknown = answer.undecided.subtracting(lost).subtracting(partial)
        allowed = packets.subtracting(lost).subtracting(partial).subtracting(unknown)
        mayArrive = answer.mayArrive
        arriving = answer.arriving
    }

    /// The outcome that some answers tell together.
    init(of answers: [Answer]) {
        self = answers.reduce(ConnectionOutcome()) { $0.union(ConnectionOutcome($1)) }
    }

    /// Both outcomes together; they speak of different packets.
    func union(_ other: ConnectionOutcome) -> ConnectionOutcome {
        var sum = self
        sum.asked = asked.union(other.asked)
        sum.allowed = allowed.union(other.allowed)
        sum.partial = partial.union(other.partial)
        sum.unknown = unknown.union(other.unknown)
        sum.arriving = arriving.union(other.arriving)
        sum.mayArrive = mayArrive.union(other.mayArrive)
        return sum
    }

    /// The packets of a set that are in a state; what was not asked, because an end is not there, is denied.
    public func part(of packets: FlowSet, in state: ConnectionState) -> FlowSet {
        switch state {
        case .allowed: packets.intersection(allowed)
        case .partial: packets.intersection(partial)
        case .unknown: packets.intersection(unknown)
        case .denied: packets.subtracting(allowed).subtracting(partial).subtracting(unknown)
        }
    }
}
