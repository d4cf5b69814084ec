import Findings
import Inventory
import NetworkSets
import TestSupport
import Testing
import Topology

@testable import Audit
@testable import Reachability
@testable import ReachabilityTests

/// Random networks before and after random edits: what `diff` and `reach` tell of classes is what every single pair answers.
@Suite struct DiffPropertyTests {
    private struct Pair: Hashable {
        let from: NetworkEnd
        let to: NetworkEnd
    }

    @Test func classesAndSinglePairsAgree() throws {
        var tally: [String: Int] = [:]
        for seed in UInt64(1)...8 { try check(seed, &tally) }
        for kind in ["changed pair", "unchanged pair", "collapsed", "neutral edit", "skipped pair"] {
            #expect(tally[kind, default: 0] > 0, "\(kind): \(tally)")
        }
    }

    private func check(_ seed: UInt64, _ tally: inout [String: Int]) throws {
        var network = RandomNetwork(seed: seed)
        network.addTwins()
        let old = try network.draft.topology()
        edit(&network)
        let new = try network.draft.topology()
        var services = ConnectionAsker.Services()
        services.protocols = [[.tcp], [.udp], [.icmp], [.tcp]][Int(seed % 4)]
        let diff = NetworkDiff(from: old, to: new, services: services)
        tally["neutral edit", default: 0] += diff.neutral.count
        var told: [Pair: Set<ReachabilityChange.Kind>] = [:]
        var packets: [Pair: [ReachabilityChange.Kind: FlowSet]] = [:]
        for cause in diff.causes {
            #expect(!cause.edits.isEmpty)
            for change in cause.changes {
                if change.from.members.count + change.to.members.count > 2 { tally["collapsed", default: 0] += 1 }
                for from in change.from.members {
                    for to in change.to.members where from != to {
                        told[Pair(from: from, to: to), default: []].insert(change.kind)
                    }
                }
                guard let pair = EndPair(change.from, change.to) else { continue }
                packets[Pair(from: pair.source, to: pair.destination), default: [:]][change.kind, default: FlowSet()] =
                    (packets[Pair(from: pair.source, to: pair.destination)]?[change.kind] ?? FlowSet())
                    .union(change.packets)
            }
        }
        let (before, after) = (ConnectionAsker(old, services), ConnectionAsker(new, services))
        let ends = Set(NetworkEnd.all(of: old)).union(NetworkEnd.all(of: new)).sorted { $0.id < $1.id }
        var pairs = 0
        for from in ends where from.opensConnections {
            for to in ends where from != to {
                pairs += 1
                let (was, now) = (before.outcome(from: from, to: to), after.outcome(from: from, to: to))
                let expected = Self.changes(was, now)
                let kinds = told[Pair(from: from, to: to)] ?? []
                #expect(kinds == Set(expected.keys), "seed \(seed): \(from) → \(to)")
                if let exact = packets[Pair(from: from, to: to)] {
                    #expect(exact == expected, "seed \(seed): \(from) → \(to)")
                }
                tally[kinds.isEmpty ? "unchanged pair" : "changed pair", default: 0] += 1
            }
        }
        if diff.askedPairs < pairs { tally["skipped pair", default: 0] += 1 }
        checkEdits(diff, old, new, seed)
    }

    /// Every edit made to the older snapshot gives the answers of the newer one.
    private func checkEdits(_ diff: NetworkDiff, _ old: Topology, _ new: Topology, _ seed: UInt64) {
        let made = diff.edits.reduce(old.snapshot) { $0.taking($1, from: new.snapshot) }
        #expect(new.snapshot.edits(since: made).isEmpty, "seed \(seed): \(new.snapshot.edits(since: made))")
    }

    private static func changes(
        _ was: ConnectionOutcome, _ now: ConnectionOutcome
    ) -> [ReachabilityChange.Kind: FlowSet] {
        var changes: [ReachabilityChange.Kind: FlowSet] = [:]
        let asked = was.asked.union(now.asked)
        let nobody = EndClass(members: [])
        for before in ConnectionState.allCases {
            for after in ConnectionState.allCases where before != after {
                let packets = now.part(of: was.part(of: asked, in: before), in: after)
                if packets.isEmpty { continue }
                let change = ReachabilityChange(
                    from: nobody, to: nobody, before: before, after: after, packets: packets, asked: asked)
                changes[change.kind] = changes[change.kind]?.union(packets) ?? packets
            }
        }
        return changes
    }

    /// Every row of `reach` is what each of its ends gets, and who has no row gets nothing: TCP, UDP and echo requests of both
    /// families, asked one by one.
    @Test(arguments: [Reach.Direction.to, .from]) func rowsAndSinglePairsAgree(direction: Reach.Direction) throws {
        var tally: [AddressFamily: Int] = [:]
        for seed in UInt64(31)...36 {
            var network = RandomNetwork(seed: seed)
            network.addTwins()
            let topology = try network.draft.topology()
            var services = ConnectionAsker.Services()
            services.ports = network.chance(50) ? PortSet(443) : nil
            for goal in ["eni-1", "eni-7", "internet"] {
                let resolver = EndpointResolver(topology)
                let end = try resolver.resolve(goal, as: direction == .to ? .destination : .source)
                let reach = Reach(direction, end, in: topology, services: services)
                let rows = Dictionary(
                    uniqueKeysWithValues: reach.rows.flatMap { row in row.ends.members.map { ($0, row.outcome) } })
                for other in NetworkEnd.all(of: topology)
                where other.id != goal && (direction == .from || other.opensConnections) {
                    let far = try resolver.resolve(other.id, as: direction == .to ? .source : .destination)
                    let single = ConnectionOutcome(
                        of: direction == .to
                            ? answers(far, end, services, topology) : answers(end, far, services, topology))
                    let own = rows[other] ?? ConnectionOutcome()
                    #expect(
                        Self.services(own, direction) == Self.services(single, direction),
                        "seed \(seed): \(other), \(goal)")
                    for family in own.allowed.families { tally[family, default: 0] += 1 }
                }
            }
        }
        #expect(tally[.ipv4, default: 0] > 0 && tally[.ipv6, default: 0] > 0, "\(tally)")
    }

    /// The evaluator's answers about two ends, protocol by protocol.
    private func answers(
        _ source: Endpoint, _ destination: Endpoint, _ services: ConnectionAsker.Services, _ topology: Topology
    ) -> [Answer] {
        let all: [(InternetProtocol, AddressFamily)] = [
            (.tcp, .ipv4), (.tcp, .ipv6), (.udp, .ipv4), (.udp, .ipv6), (.icmp, .ipv4), (.icmpv6, .ipv6),
        ]
        return all.compactMap { name, family in
            var options = QuestionOptions(protocol: name)
            options.family = family
            if name.hasPorts { options.destinationPorts = services.ports } else if services.ports != nil { return nil }
            let question = try? QuestionBuilder(topology).question(from: source, to: destination, options: options)
            return question.map { PathEvaluator(topology).answer($0) }
        }
    }

    /// What gets through and what may, whoever sends it.
    private static func services(_ outcome: ConnectionOutcome, _ direction: Reach.Direction) -> [FlowSet] {
        [outcome.allowed, outcome.partial, outcome.unknown].map {
            direction == .to
                ? $0.replacingSource(IntervalSet(UInt128(1))) : $0.replacingDestination(IntervalSet(UInt128(1)))
        }
    }

    private func edit(_ network: inout RandomNetwork) {
        for _ in 0..<Int.random(in: 1...3, using: &network.random) {
            switch network.pick(Array(0..<7)) {
            case 0:
                let place = network.pick(Array(network.draft.groups.indices))
                network.draft.groups[place].ingress.append(.tcp(443, "0.0.0.0/0"))
            case 1:
                let place = network.pick(Array(network.draft.groups.indices))
                if !network.draft.groups[place].egress.isEmpty { network.draft.groups[place].egress.removeLast() }
            case 2:
                let place = network.pick(Array(network.draft.acls.indices))
                network.draft.acls[place].rows.append(
                    .init(
                        number: 2, egress: network.chance(50), allow: false, proto: 6,
                        ports: network.pick(RandomNetwork.ports)))
            case 3:
                let place = network.pick(Array(network.draft.tables.indices))
                if !network.draft.tables[place].routes.isEmpty { network.draft.tables[place].routes.removeLast() }
            case 4:
                let interfaces = network.draft.interfaces.indices.filter {
                    network.draft.interfaces[$0].kind == "interface"
                }
                let place = network.pick(interfaces)
                let vpc = network.draft.interfaces[place].vpc.last ?? "a"
                network.draft.interfaces[place].groups = ["sg-\(vpc)\(Int.random(in: 1...3, using: &network.random))"]
            case 5: network.draft.internetGateways.removeAll { $0.id == "igw-b" }
            default:
                let places = network.draft.interfaces.indices.filter {
                    network.draft.interfaces[$0].id.hasSuffix("-2")
                }
                if let place = places.first { network.draft.interfaces.remove(at: place) }
            }
        }
    }
}
