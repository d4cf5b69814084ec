public import NetworkSets

/// Packets from one class of ends to another whose fate is another in the newer snapshot.
public struct ReachabilityChange: Sendable, Hashable {
    /// Where they start.
    public let from: EndClass
    /// Where they lead.
    public let to: EndClass
    /// What became of them in the older snapshot.
    public let before: ConnectionState
    /// What becomes of them in the newer one.
    public let after: ConnectionState
    /// The packets, of the members that stand for their classes.
    public let packets: FlowSet
    /// Every packet that was asked about the same members, in either snapshot.
    public let asked: FlowSet

    /// What happened, in one word: `reachable`, `unreachable`, `unsteady` (lost on some ways or ports now), `steady` (no longer),
    /// or `unknown`.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case unreachable
        case unsteady
        case unknown
        case reachable
        case steady
    }

    /// What happened.
    public var kind: Kind {
        switch (before, after) {
        case (_, .unknown): .unknown
        case (_, .denied): .unreachable
        case (.denied, _), (.unknown, .allowed): .reachable
        case (_, .partial): .unsteady
        default: .steady
        }
    }

    /// The same change of fewer packets.
    func of(_ packets: FlowSet) -> ReachabilityChange {
        ReachabilityChange(from: from, to: to, before: before, after: after, packets: packets, asked: asked)
    }
}
