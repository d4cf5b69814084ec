import Inventory
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// Random networks of which the snapshot lacks something: an answer may become `unknown`, and never the opposite.
@Suite struct MissingDataPropertyTests {
    static let kinds = [
        "Vpcs", "Subnets", "NetworkAcls", "RouteTables", "SecurityGroups", "NetworkInterfaces", "Reservations",
        "InternetGateways", "EgressOnlyInternetGateways", "NatGateways", "VpcPeeringConnections", "PrefixLists",
    ]

    private struct Loss {
        let kind: String
        let topology: Topology
    }

    @Test("What is missing adds no certainty") func noNewCertainty() throws {
        var unknown = 0
        // Each network is read some twenty times over: a quarter of the seeds will do.
        for seed in PacketPropertyTests.seeds where seed.isMultiple(of: 4) {
            var network = RandomNetwork(seed: seed)
            // AWS tells a subnet's mode of block public access with the subnet, so it is not lost with the VPCs.
            for index in network.draft.subnets.indices where network.draft.subnets[index].blockPublicAccess == nil {
                let vpc = network.draft.vpcs.first { $0.id == network.draft.subnets[index].vpc }
                network.draft.subnets[index].blockPublicAccess = vpc?.blockPublicAccess
            }
            let topology = try network.draft.topology()
            var losses: [Loss] = []
            for kind in Self.kinds {
                var draft = network.draft
                draft.unreadable = (kind, network.pick(Array(0..<20)))
                losses.append(Loss(kind: "an unreadable one of \(kind)", topology: try draft.topology()))
                draft.unreadable = nil
                draft.absent = [kind]
                if kind == "PrefixLists" { draft.lists = draft.lists.map { .init(id: $0.id, entries: nil) } }
                losses.append(Loss(kind: "no \(kind)", topology: try draft.topology()))
            }
            for _ in 0..<4 {
                let asked = RandomQuestion(&network)
                guard let question = try? topology.question(asked.source, asked.destination, asked.options) else {
                    continue
                }
                let full = PathEvaluator(topology).answer(question)
                for loss in losses {
                    let reduced = PathEvaluator(loss.topology).answer(question)
                    if reduced.verdict == .unknown, full.verdict != .unknown { unknown += 1 }
                    compare(full, reduced, "seed \(seed), \(loss.kind): \(asked)")
                }
            }
        }
        #expect(unknown > 100)
    }

    private func compare(_ full: Answer, _ reduced: Answer, _ name: String) {
        func always(_ answer: Answer) -> FlowSet {
            answer.dropped.filter { $0.translatedPorts == nil }.reduce(FlowSet()) { $0.union($1.packets) }
        }
        let invented = always(reduced).subtracting(always(full))
        let isWrong =
            (reduced.verdict == .allowed && full.verdict != .allowed)
            || (reduced.verdict == .denied && full.verdict != .denied) || !invented.isEmpty
        if isWrong {
            Issue.record(
                "\(name): \(full.verdict) became \(reduced.verdict), lost anew: \(invented)\n\(reduced.summary)")
        }
    }
}
