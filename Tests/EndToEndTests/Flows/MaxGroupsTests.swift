import Foundation
import JSONText
import TestSupport
import Testing

/// `flows --max-groups`: fewer groups than there are, with true bounds of what they lack.
@Suite struct MaxGroupsTests {
    /// Records of few large groups among thousands of small ones, in random order.
    private static func log(seed: UInt64) -> (text: String, counts: [String: Int]) {
        var random = SplitMix64(seed: seed)
        var counts: [String: Int] = [:]
        let lines = (0..<30000).map { _ in
            let isLarge = Int.random(in: 0..<3, using: &random) == 0
            let host = isLarge ? Int.random(in: 1...9, using: &random) : Int.random(in: 10...9999, using: &random)
            let source = "198.51.\(host / 256).\(host % 256)"
            counts[source, default: 0] += 1
            return "2 111122223333 eni-0a \(source) 10.0.1.5 40000 443 6 1 60 1738281600 1738281630 REJECT OK"
        }
        return (FlowText.file(lines), counts)
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func theBoundsHold(seed: UInt64) async throws {
        let scratch = try TemporaryDirectory()
        let (text, counts) = Self.log(seed: seed)
        let file = try scratch.write(text, to: "flows.log")
        let result = try await CommandRunner.awsdrops.run(
            ["flows", file.path, "--max-groups", "200", "--output", "json"])
        let report = try JSONDocument(parsing: result.output).root
        let missed = try #require(report["maxGroups"]?["mostMissed"]?.int)
        let groups = report["groups"]?.elements.map { $0 } ?? []
        // All records are counted, whatever became of their groups.
        #expect(report["rejected"]?.int == 30000 && groups.count == 200)
        #expect(missed > 0 && missed < 200, "\(missed)")
        var found: [String: Int] = [:]
        for group in groups { found[group["source"]?.string ?? "?"] = group["records"]?.int ?? -1 }
        for (source, count) in counts {
            let shown = found[source] ?? 0
            #expect(shown <= count && shown >= count - missed, "\(source): \(shown) of \(count)")
        }
    }

    @Test func nothingIsApproximateWhereTheGroupsFit() async throws {
        let scratch = try TemporaryDirectory()
        let file = try scratch.write(Self.log(seed: 1).text, to: "flows.log")
        let all = try await CommandRunner.awsdrops.run(["flows", file.path, "--output", "csv"])
        let same = try await CommandRunner.awsdrops.run(
            ["flows", file.path, "--output", "csv", "--max-groups", "20000"])
        #expect(all.output == same.output && !same.errors.contains("Approximate"))
        let few = try await CommandRunner.awsdrops.run(["flows", file.path, "--output", "csv", "--max-groups", "100"])
        #expect(few.errors.contains("Approximate: of more than 100 groups"))
        let text = try await CommandRunner.awsdrops.run(["flows", file.path, "--max-groups", "100"])
        #expect(text.output.contains("Approximate: of more than 100 groups"))
    }

    @Test(arguments: [
        (["--max-groups", "9"], "from 100 on"), (["--max-groups", "100", "--stats"], "--max-groups is for groups"),
        (["--max-groups", "100", "--records"], "--max-groups is for groups"),
    ])
    func refuses(options: [String], words: String) async throws {
        let result = try await CommandRunner.awsdrops.run(["flows", "x"] + options)
        #expect(result.status == 64 && result.errors.contains(words), "\(result.errors)")
    }
}
