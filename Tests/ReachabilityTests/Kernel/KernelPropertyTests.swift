import Foundation
import JSONText
import Testing

/// Random networks, built for real out of namespaces and nftables, where the Linux kernel says what becomes of packets.
///
/// `AWSDROPS_LAB_SEEDS=FIRST-LAST` builds other networks than the usual few; a failure prints its seed.
@Suite struct KernelPropertyTests {
    static let seeds: ClosedRange<UInt64> = {
        let ends = ProcessInfo.processInfo.environment["AWSDROPS_LAB_SEEDS"]?.split(separator: "-").compactMap {
            UInt64($0)
        }
        guard let first = ends?.first, let last = ends?.last, first <= last else { return 1...100 }
        return first...last
    }()

    /// In CI the lab must run.
    private static let isSkipped = KernelLab.obstacle != nil && ProcessInfo.processInfo.environment["CI"] == nil

    @Test("The kernel agrees", .disabled(if: isSkipped, "needs Linux and root"))
    func kernelAgrees() throws {
        let networks = try Self.seeds.map { try KernelSampler(seed: $0) }
        let results = try KernelLab.ask(networks.map(\.json))
        #expect(results.count == networks.count)
        var tally: [String: Int] = [:]
        for (network, result) in zip(networks, results) {
            tally["not sent", default: 0] += result.skipped.count
            for fate in result.results {
                let packet = network.packets[fate.id]
                let comparison = KernelComparison(packet: packet, fate: fate)
                tally[packet.passes ? "passes" : packet.isLostAlways ? "lost" : "lost by its port", default: 0] += 1
                for note in fate.notes where note.verdict == "denied" {
                    tally["\(note.way) at \(note.component.prefix { $0 != "-" })", default: 0] += 1
                }
                if let disagreement = comparison.disagreement { Issue.record("\(disagreement)") }
            }
        }
        print("network lab, seeds \(Self.seeds): \(tally.sorted { $0.key < $1.key })")
        // Dull networks would prove nothing.
        if Self.seeds.count >= 20 {
            for kind in ["passes", "lost", "forward at acl", "forward at eni", "forward at rtb", "return at acl"] {
                #expect(tally[kind, default: 0] >= 10, "\(kind): \(tally)")
            }
        }
    }
}

extension KernelSampler {
    /// The network and its packets, as the lab reads them.
    var json: JSONValue {
        [
            "snapshot": network.draft.json(), "prefixLists": network.draft.listsJSON,
            "packets": .array(packets.map(\.json)),
        ]
    }
}
