import Findings
public import Inventory
import NetworkSets
import Reachability
public import Topology

/// Whether the intents of a file hold in a snapshot.
public struct IntentCheck: Sendable {
    /// The results, in order of the file.
    public let results: [IntentResult]
    /// Sets that have nothing in them, and where the file names them.
    public let warnings: [YAMLFault]

    /// Decides every intent.
    ///
    /// - Throws: Every word of the file that names nothing in the snapshot.
    public init(_ file: IntentFile, in topology: Topology) throws(IntentFile.Mistakes) {
        var resolver = IntentResolver(topology, file.sets)
        var mistakes: [YAMLFault] = []
        let components = ComponentResolver(topology)
        var cases: [Case] = []
        for intent in file.intents {
            var ways = ConnectionAsker.Services()
            ways.throughOneOf = Self.components(intent.through, components, &mistakes)
            ways.notThrough = Self.components(intent.notThrough, components, &mistakes)
            let seen = resolver.clearingSelections { resolver in Self.sides(of: intent, topology, &resolver) }
            let unseen = seen.selectsUnseen && !topology.snapshot.networkInterfaces.provesAbsence
            cases.append(Case(intent: intent, ways: ways, from: seen.sides.from, to: seen.sides.to, isUnseen: unseen))
            if !seen.sides.from.isEmpty, !intent.demand.looksBothWays, !seen.sides.from.opensConnections {
                mistakes.append(
                    YAMLFault(
                        line: intent.line,
                        "nothing in \(intent.from?.text ?? "from") opens connections: it only answers"))
            }
        }
        // A set that no intent names has to name something too.
        for set in file.sets.sorted(by: { $0.key < $1.key }) { _ = resolver.ends(of: set.value) }
        mistakes += resolver.mistakes
        if !mistakes.isEmpty {
            throw IntentFile.Mistakes(
                all: Set(mistakes).sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) })
        }
        warnings = Set(resolver.warnings).sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
        let classes = IntentClasses(topology)
        let atoms = ServiceAtoms(topology)
        results = cases.map { $0.result(topology, classes, atoms) }
    }

    private static func components(
        _ words: [IntentWord], _ resolver: ComponentResolver, _ mistakes: inout [YAMLFault]
    ) -> [String] {
        words.flatMap { word -> [String] in
            do throws(EndpointError) {
                return try resolver.ids(of: word.text)
            } catch {
                mistakes.append(word.fault("\(error)"))
                return []
            }
        }
    }

    private static func sides(
        of intent: Intent, _ topology: Topology, _ resolver: inout IntentResolver
    ) -> (from: IntentEnds, to: IntentEnds) {
        let to = intent.to.map { resolver.ends(of: $0) } ?? everything(topology, &resolver)
        if let from = intent.from { return (resolver.ends(of: from), to) }
        // What is not said is all that is not on the other side.
        var rest = everything(topology, &resolver)
        for end in NetworkEnd.all(of: topology) {
            switch end {
            case .internet, .connection, .endpoint: rest.add(end)
            case .interface, .balancer: break
            }
        }
        rest.remove(to, in: topology)
        return (rest, to)
    }

    private static func everything(_ topology: Topology, _ resolver: inout IntentResolver) -> IntentEnds {
        resolver.ends(
            of: IntentSet(words: [IntentWord(text: "everything", line: 1, column: 1)], exceptions: []))
    }

    /// An intent with what its sets stand for.
    private struct Case {
        let intent: Intent
        let ways: ConnectionAsker.Services
        let from: IntentEnds
        let to: IntentEnds
        let isUnseen: Bool

        func result(_ topology: Topology, _ classes: IntentClasses, _ atoms: ServiceAtoms) -> IntentResult {
            // What is not encrypted is what is asked.
            let services =
                if case .encryptedPortOnly = intent.demand { IntentServices.connections } else { intent.services }
            let judge = IntentJudge(
                topology: topology, intent: intent, asker: IntentAsker(topology, services, atoms, ways: ways),
                unseen: isUnseen
                    ? Gap(
                        what: "ec2:DescribeNetworkInterfaces",
                        why: "not all interfaces are in the snapshot, so more ends may be in the sets", matters: true)
                    : nil)
            var from = from
            if !intent.demand.looksBothWays { from.ends = from.ends.filter { $0.key.opensConnections } }
            return judge.result(from: classes.groups(of: from), to: classes.groups(of: to))
        }
    }
}

extension Intent.Demand {
    /// Whether connections of both directions are looked at.
    fileprivate var looksBothWays: Bool {
        switch self {
        case .symmetric, .isolated: true
        case .allow, .deny, .encryptedPortOnly, .maxExposure: false
        }
    }
}

extension IntentEnds {
    /// Whether something in it opens connections.
    fileprivate var opensConnections: Bool {
        !further.isEmpty || !outside.isEmpty || ends.keys.contains(where: \.opensConnections)
    }
}
