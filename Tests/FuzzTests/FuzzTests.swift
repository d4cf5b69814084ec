import Foundation
import FuzzTargets
import TestSupport
import Testing

/// Damaged input of every format: it is read or refused, what holds of results holds, and the program lives.
@Suite struct FuzzTests {
    /// How many damaged texts each parser gets, unless `AWSDROPS_FUZZ_TEXTS` says it.
    private static let texts = ProcessInfo.processInfo.environment["AWSDROPS_FUZZ_TEXTS"].flatMap { UInt64($0) } ?? 2000
    /// What the order of the texts follows from: `AWSDROPS_FUZZ_SEED`, 1 if not given.
    private static let seed = ProcessInfo.processInfo.environment["AWSDROPS_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1

    @Test(arguments: FuzzTarget.all.map(\.name))
    func damagedInputIsReadOrRefused(target: String) async throws {
        let target = try #require(FuzzTarget.named(target))
        #expect(!target.corpus.isEmpty)
        let mutator = TextMutator(corpus: target.corpus, words: target.words)
        for number in 0..<Self.texts {
            var random = SplitMix64(seed: Self.seed &* 1_000_003 &+ number)
            let text = mutator.text(using: &random)
            if let complaint = await target.complaint(text) {
                Issue.record("\(complaint): seed \(Self.seed), text \(number), \(text)")
            }
        }
    }

    /// Valid input, and whatever once broke a parser.
    @Test(arguments: FuzzTarget.all.map(\.name))
    func theCorpusIsReadAsItIs(target: String) async throws {
        let target = try #require(FuzzTarget.named(target))
        for input in target.corpus { #expect(await target.complaint(input) == nil, "\(input)") }
    }
}
