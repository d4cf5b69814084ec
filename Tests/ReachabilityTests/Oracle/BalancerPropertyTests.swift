import Findings
import Inventory
import NetworkSets
import TestSupport
import Testing
import Topology

@testable import Reachability

/// Random networks with an application load balancer, whose ways are compared with two journeys of single packets each: the
/// client's to the node, and the node's to the target.
@Suite struct BalancerPropertyTests {
    /// One packet of a client on one way of the load balancer, with concrete ports where a translator picks them.
    private struct Trial {
        let packet: Packet
        let node: NetworkDraft.Interface
        let target: NetworkDraft.Interface
        let natPort: UInt16
        let ownPort: UInt16
    }

    private enum Fate {
        case passes
        case lost
        case unsure
        /// The client's own connection is in doubt, and behind it the packet would be lost: either answer is right.
        case lostOrUnsure
    }

    private static let listenerPort: UInt16 = 443
    private static let targetPort: UInt16 = 8080

    @Test("Ways through a load balancer and single packets agree") func waysAndPacketsAgree() throws {
        var tally: [String: Int] = [:]
        for seed in PacketPropertyTests.seeds { try check(seed, &tally) }
        if PacketPropertyTests.seeds.count >= 60 {
            for kind in ["allowed", "denied", "partial", "passes", "lost", "unsure", "lost at the target only"] {
                #expect(tally[kind, default: 0] >= 10, "\(kind): \(tally)")
            }
        }
    }

    private func check(_ seed: UInt64, _ tally: inout [String: Int]) throws {
        var network = RandomNetwork(seed: seed)
        let targets = balance(&network)
        if targets.isEmpty { return }
        let topology = try network.draft.topology()
        let oracle = OracleNetwork(network.draft)
        let sampler = PacketSampler(network.draft, oracle)
        var random = SplitMix64(seed: seed &* 31 &+ 7)
        for source in ["internet", "198.51.100.7", "i-2", "i-4", "i-6", "i-7", "i-8", "10.0.2.0/24"] {
            guard let question = try? topology.question(source, "shop:443") else { continue }
            guard let packet = sampler.sample(question.packets, &random),
                let origin = question.origins.first(where: { $0.packets.contains(packet) }),
                let node = node(of: packet, oracle)
            else { continue }
            // What a node sends to itself meets no listener.
            if case .interface(let client, _) = origin, client.id == node.id { continue }
            let answer = PathEvaluator(topology).answer(question.asking(only: packet, from: origin))
            tally[answer.verdict.rawValue, default: 0] += 1
            compare(answer, packet, origin, node, targets, oracle, sampler, &random, &tally, "seed \(seed): \(source)")
        }
    }

    /// Makes two interfaces the nodes of a load balancer, and some instances its targets.
    private func balance(_ network: inout RandomNetwork) -> [NetworkDraft.Interface] {
        let listener = NetworkDraft.Listener(port: Int(Self.listenerPort), proto: "HTTPS", forward: [("web", 1)])
        let balancer = NetworkDraft.Balancer(
            name: "shop", kind: .application, scheme: "internet-facing", zones: [("eu-west-1a", "subnet-a1")],
            listeners: [listener])
        for id in ["eni-1", "eni-3"] {
            network.draft[interface: id].instance = nil
            network.draft[interface: id].status = "in-use"
            network.draft[interface: id].summary = balancer.summary
        }
        network.draft.balancers = [balancer]
        var targets = network.draft.interfaces.filter { $0.instance != nil }
        while targets.count > 3 { targets.remove(at: Int.random(in: 0..<targets.count, using: &network.random)) }
        network.draft.targetGroups = [
            NetworkDraft.TargetGroup(
                name: "web", port: Int(Self.targetPort), targets: targets.map { .init($0.instance ?? "") })
        ]
        // Half of the groups let the load balancer in, so that more than the first filter is tried.
        for index in network.draft.groups.indices where network.chance(60) {
            network.draft.groups[index].ingress.append(.tcp(Int(Self.targetPort), "10.0.0.0/8"))
            network.draft.groups[index].ingress.append(.tcp(Int(Self.listenerPort), "0.0.0.0/0"))
        }
        return targets
    }

    private func node(of packet: Packet, _ oracle: OracleNetwork) -> NetworkDraft.Interface? {
        let inside = oracle.publicToPrivate[packet.destination]?.address ?? packet.destination
        return oracle.holder("vpc-a", .ipv4, inside)
    }

    private func compare(
        _ answer: Answer, _ packet: Packet, _ origin: Question.Origin, _ node: NetworkDraft.Interface,
        _ targets: [NetworkDraft.Interface], _ oracle: OracleNetwork, _ sampler: PacketSampler,
        _ random: inout SplitMix64, _ tally: inout [String: Int], _ name: String
    ) {
        let high = sampler.ports.filter { $0 >= 1024 }
        var all: [Fate] = []
        for target in targets {
            var fates: [Fate] = []
            for natPort in [1024, 65535, high.randomElement(using: &random) ?? 1024] as [UInt16] {
                for ownPort in [1024, 65535, high.randomElement(using: &random) ?? 1024] as [UInt16] {
                    let trial = Trial(
                        packet: packet, node: node, target: target, natPort: natPort, ownPort: ownPort)
                    fates.append(fate(of: trial, origin, oracle, &tally))
                }
            }
            all += fates
            let ways = answer.ways.filter {
                $0.segments.count == 2 && $0.target?.hasPrefix("\(target.instance ?? "")") == true
            }
            // Where the client's own connection ends nowhere there is no way on.
            if !ways.isEmpty { expect(ways.map(\.verdict), fit: fates, "\(name) to \(target.id)\n\(answer.findings)") }
        }
        expect([answer.verdict], fit: all, "\(name)\n\(answer.summary)")
        let alwaysLost = answer.dropped.contains {
            $0.packets.contains(packet) && $0.translatedPorts == nil && $0.share == nil
        }
        if alwaysLost { #expect(!all.contains(.passes), "\(name): dropped, and passes") }
        if !all.contains(.passes), !all.contains(.unsure), answer.verdict == .denied {
            #expect(alwaysLost, "\(name): denied, and not among what is dropped")
        }
    }

    private func expect(_ verdicts: [Verdict], fit fates: [Fate], _ text: @autoclosure () -> String) {
        if fates.contains(.lost) { #expect(verdicts.contains { $0 != .allowed }, "\(text())") }
        if fates.contains(.passes) { #expect(verdicts.contains { $0 != .denied }, "\(text())") }
        if fates.contains(.unsure) {
            #expect(verdicts.contains { $0 == .unknown || $0 == .partial }, "\(text())")
        } else if !fates.contains(.lostOrUnsure) {
            #expect(!verdicts.contains(.unknown), "\(text())")
        }
    }

    private func fate(
        of trial: Trial, _ origin: Question.Origin, _ oracle: OracleNetwork, _ tally: inout [String: Int]
    ) -> Fate {
        let sender: OracleJourney.Sender =
            switch origin {
            case .interface(let interface, _): .interface(interface.id)
            // The random networks have no endpoints.
            case .outside, .service: .outside
            case .nobody(_, let component): .nobody(component: component)
            }
        let first = OracleJourney(oracle, sender, trial.packet, natPort: trial.natPort, aimsOutside: false).fate()
        let own = Packet(
            family: .ipv4, protocol: .tcp, source: oracle.block(trial.node.addresses[0]).low,
            destination: oracle.block(trial.target.addresses[0]).low, sourcePort: trial.ownPort,
            destinationPort: Self.targetPort)
        let second = OracleJourney(
            oracle, .interface(trial.node.id), own, natPort: trial.natPort, aimsOutside: false
        ).fate()
        let fate: Fate
        if first.loss != nil {
            fate = .lost
        } else if first.isDoubtful {
            fate = second.loss == nil ? .unsure : .lostOrUnsure
        } else {
            fate = second.loss != nil ? .lost : second.isDoubtful ? .unsure : .passes
        }
        tally["\(fate)", default: 0] += 1
        if first.loss == nil, second.loss != nil { tally["lost at the target only", default: 0] += 1 }
        return fate
    }
}

extension Question {
    /// The question of one packet of it.
    func asking(only packet: Packet, from origin: Origin) -> Question {
        let packets = FlowSet(packet)
        let only: Origin =
            switch origin {
            case .interface(let interface, _): .interface(interface, packets)
            case .outside: .outside(packets)
            case .service(let endpoint, _): .service(endpoint, packets)
            case .nobody(_, let component): .nobody(packets, component: component)
            }
        return Question(
            source: source, destination: destination, family: family, options: options, sourcePorts: sourcePorts,
            destinationPorts: destinationPorts, packets: packets, origins: [only], sourceNote: nil)
    }
}
