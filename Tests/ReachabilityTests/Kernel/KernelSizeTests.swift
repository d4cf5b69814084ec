import Foundation
import Testing

@testable import Reachability

/// Random networks whose links carry packets of different sizes, where the kernel says which full packets arrive, and whether
/// senders of larger ones learn it.
///
/// `AWSDROPS_LAB_SIZES=FIRST-LAST` builds other networks than the usual few; a failure prints its seed.
@Suite struct KernelSizeTests {
    private static let seeds: ClosedRange<UInt64> = {
        let ends = ProcessInfo.processInfo.environment["AWSDROPS_LAB_SIZES"]?.split(separator: "-").compactMap {
            UInt64($0)
        }
        guard let first = ends?.first, let last = ends?.last, first <= last else { return 1...12 }
        return first...last
    }()

    /// In CI the lab must run.
    private static let isSkipped = KernelLab.obstacle != nil && ProcessInfo.processInfo.environment["CI"] == nil

    private struct Fate: Decodable {
        let id: Int
        let arrived: Set<String>
    }

    @Test("The kernel agrees on sizes", .disabled(if: isSkipped, "needs Linux and root"))
    func kernelAgrees() throws {
        let networks = try Self.seeds.map { try SizeNetwork(seed: $0) }
        let lines = try KernelLab.run("size_lab.py", networks.map(\.json))
        #expect(lines.count == networks.count)
        var tally: [String: Int] = [:]
        for (network, line) in zip(networks, lines) {
            let fates = try JSONDecoder().decode([Fate].self, from: Data(line.utf8))
            #expect(fates.count == network.transfers.count)
            for fate in fates {
                let transfer = network.transfers[fate.id]
                let kind = transfer.size == nil ? "tcp" : "udp"
                for way in ["forward", "return"] {
                    tally["\(kind) \(way) \(transfer.expected.contains(way) ? "arrives" : "is lost")", default: 0] += 1
                }
                if let found = transfer.answer.sizes?.discovery, transfer.size == nil {
                    tally["discovery \(found)", default: 0] += 1
                    if found == .works || found == .unknown { tally["messages get through", default: 0] += 1 }
                }
                #expect(
                    fate.arrived == transfer.expected,
                    "\(transfer.name): sizes \(String(describing: transfer.answer.sizes)) \(transfer.answer.summary)")
            }
        }
        print("size lab, seeds \(Self.seeds): \(tally.sorted { $0.key < $1.key })")
        // Dull networks would prove nothing.
        if Self.seeds.count >= 12 {
            for kind in [
                "tcp forward arrives", "tcp forward is lost", "tcp return is lost", "udp forward arrives",
                "udp forward is lost", "messages get through", "discovery blocked", "discovery unneeded",
            ] {
                #expect(tally[kind, default: 0] >= 5, "\(kind): \(tally)")
            }
        }
    }
}
