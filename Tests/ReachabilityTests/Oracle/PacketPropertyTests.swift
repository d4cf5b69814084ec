import Findings
import Foundation
import NetworkSets
import TestSupport
import Testing
import Topology

@testable import Reachability

/// Random networks, where every answer over sets is compared with the oracle, packet by packet.
///
/// `AWSDROPS_SEEDS=FIRST-LAST` runs other seeds than the usual few; a failure prints its seed.
@Suite struct PacketPropertyTests {
    static let seeds: ClosedRange<UInt64> = {
        let ends = ProcessInfo.processInfo.environment["AWSDROPS_SEEDS"]?.split(separator: "-").compactMap {
            UInt64($0)
        }
        guard let first = ends?.first, let last = ends?.last, first <= last else { return 1...120 }
        return first...last
    }()

    static let questionsPerNetwork = 10
    static let packetsPerQuestion = 12

    @Test("Sets and single packets agree") func setsAndPacketsAgree() throws {
        var tally: [String: Int] = [:]
        for seed in Self.seeds {
            try check(seed, &tally)
        }
        // A generator that makes dull networks would prove nothing.
        if Self.seeds.count >= 60 {
            for kind in ["passes", "lost forward", "lost on return", "unknown", "some translated ports"] {
                #expect(tally[kind, default: 0] >= 20, "\(kind): \(tally)")
            }
        }
        if ProcessInfo.processInfo.environment["AWSDROPS_SEEDS"] != nil { print(tally.sorted { $0.key < $1.key }) }
    }

    private func check(_ seed: UInt64, _ tally: inout [String: Int]) throws {
        var network = RandomNetwork(seed: seed)
        let topology = try network.draft.topology()
        let oracle = OracleNetwork(network.draft)
        let sampler = PacketSampler(network.draft, oracle)
        var random = SplitMix64(seed: seed &* 77 &+ 5)
        for _ in 0..<Self.questionsPerNetwork {
            let asked = RandomQuestion(&network)
            guard let question = try? topology.question(asked.source, asked.destination, asked.options) else {
                tally["not a question", default: 0] += 1
                continue
            }
            let answer = PathEvaluator(topology).answer(question)
            let comparison = AnswerComparison(
                answer: answer, topology: topology, oracle: oracle, name: "seed \(seed): \(asked)")
            for _ in 0..<Self.packetsPerQuestion {
                guard let packet = sampler.sample(question.packets, &random) else { continue }
                let ports: [UInt16] = [
                    1024, 65535, sampler.ports.filter { $0 >= 1024 }.randomElement(using: &random) ?? 1024,
                ]
                for port in ports {
                    comparison.compare(packet, natPort: port, &tally)
                }
            }
            comparison.compareSources(sampler.addresses)
            comparison.compareVerdicts()
        }
    }
}
