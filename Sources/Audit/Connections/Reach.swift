import Inventory
import NetworkSets
import Reachability
public import Topology

/// Who reaches one end, or whom it reaches: one row for each class of other ends.
public struct Reach: Sendable {
    /// What one class of ends can do.
    public struct Row: Sendable {
        /// The ends.
        public let ends: EndClass
        /// What becomes of their packets.
        public let outcome: ConnectionOutcome
        /// The components on the way to the server, in order, of the ways that are not denied.
        public let components: [String]
    }

    /// Which way is asked.
    public enum Direction: String, Sendable, Hashable {
        case to
        case from
    }

    /// Classes for which something works, or may work; the others reach nothing.
    public let rows: [Row]
    /// How many classes were asked.
    public let askedClasses: Int

    /// Asks every class of ends.
    ///
    /// - Parameters:
    ///   - direction: Whether connections to the end or from it are asked.
    ///   - end: The end, resolved in the role it has.
    ///   - topology: The snapshot, joined.
    ///   - services: What is asked.
    public init(
        _ direction: Direction, _ end: Endpoint, in topology: Topology, services: ConnectionAsker.Services
    ) {
        let asker = ConnectionAsker(topology, services)
        let own = end.interface.map { NetworkEnd.interface($0.id) }
        // One of its addresses is not the host as a whole.
        var host: NetworkEnd?
        if case .interface(let interface, nil) = end.kind { host = .interface(interface.id) }
        // The end itself is a class of its own: those alike are others.
        let classes = EndClass.classes(of: [topology], apart: own.map { [$0] } ?? []).filter { ends in
            ends.members.first != own && (direction == .from || ends.members.first?.opensConnections == true)
        }
        askedClasses = classes.count
        rows = classes.compactMap { [host] ends in
            guard let other = ends.members.first else { return nil }
            if let host {
                let isRefused =
                    direction == .to
                    ? asker.surelyRefuses(from: other, to: host) : asker.surelyRefuses(from: host, to: other)
                if isRefused { return nil }
            }
            let answers =
                direction == .to
                ? asker.answers(from: other, to: end) : asker.answers(from: end, to: other)
            let outcome = ConnectionOutcome(of: answers)
            if outcome.allowed.isEmpty, outcome.partial.isEmpty, outcome.unknown.isEmpty { return nil }
            return Row(ends: ends, outcome: outcome, components: Self.components(answers))
        }
    }

    private static func components(_ answers: [Answer]) -> [String] {
        var components: [String] = []
        for way in answers.flatMap(\.ways) where way.verdict != .denied {
            for hop in way.forwardHops where !components.contains(hop.component) { components.append(hop.component) }
        }
        return components
    }
}
