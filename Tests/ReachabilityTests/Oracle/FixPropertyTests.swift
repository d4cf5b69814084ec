import Findings
import Inventory
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// Random networks, where the fixes of a denied answer are applied as they are printed.
@Suite struct FixPropertyTests {
    @Test("Every printed command can be applied, and what all of them open is no longer refused") func fixesHold()
        throws
    {
        var tally: [String: Int] = [:]
        for seed: UInt64 in 1...60 {
            var network = RandomNetwork(seed: seed)
            let topology = try network.draft.topology()
            for _ in 0..<6 {
                let asked = RandomQuestion(&network)
                guard (try? topology.question(asked.source, asked.destination, asked.options)) != nil else { continue }
                try check(topology, asked, "seed \(seed): \(asked)", &tally)
            }
        }
        // Networks where nothing can be mended would prove nothing.
        #expect(tally["mended", default: 0] >= 20, "\(tally)")
    }

    private func check(
        _ topology: Topology, _ asked: RandomQuestion, _ name: String, _ tally: inout [String: Int]
    ) throws {
        var topology = topology
        var answer = try topology.ask(asked.source, asked.destination, asked.options)
        guard answer.verdict == .denied else { return }
        for _ in 0..<12 where answer.verdict == .denied || answer.verdict == .partial {
            let commands = answer.findings.filter { $0.severity == .error }.flatMap(\.fixes).compactMap(\.command)
                .filter(Self.canBeApplied)
            if commands.isEmpty { break }
            for command in commands {
                do throws(EditError) {
                    topology = Topology(try topology.snapshot.applying(try EditFile.read(command)))
                } catch {
                    // Two findings may choose one rule number or route; the next round chooses another.
                    #expect(error.reason.contains("already"), "\(name): \(command): \(error)")
                }
            }
            answer = try topology.ask(asked.source, asked.destination, asked.options)
        }
        let isMended = answer.verdict == .allowed || answer.verdict == .unknown
        tally[isMended ? "mended" : "not mended", default: 0] += 1
        if isMended { return }
        // What is left has no command, or says that it cannot be mended so.
        let left = answer.findings.filter { $0.severity == .error }.flatMap(\.fixes).compactMap(\.command)
            .filter(Self.canBeApplied)
        #expect(left.isEmpty, "\(name): \(answer.verdict) \(answer.blockers) \(left)")
    }

    /// Whether a command is about the network alone: not one that leaves a blank, or makes what has no id yet.
    private static func canBeApplied(_ command: String) -> Bool {
        let makers = ["create-internet-gateway", "allocate-address", "create-vpc-block-public-access-exclusion"]
        return command.hasPrefix("aws ec2 ") && !command.contains("<") && !makers.contains { command.contains($0) }
    }
}
