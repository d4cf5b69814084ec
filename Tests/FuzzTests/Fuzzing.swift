import Foundation
import TestSupport

/// How long parsers are tried: a fixed number of texts each, or with `AWSDROPS_FUZZ_SECONDS` that long.
enum Fuzzing {
    private static let texts = 4000

    /// Hands damaged texts to a check, which fails by recording an issue; a crash ends the run, and the seed is in the name.
    ///
    /// The order of the texts follows from `AWSDROPS_FUZZ_SEED`, 1 if not given.
    static func run(_ mutator: TextMutator, check: ([UInt8], _ name: String) throws -> Void) rethrows {
        let environment = ProcessInfo.processInfo.environment
        let seconds = environment["AWSDROPS_FUZZ_SECONDS"].flatMap { Double($0) }
        let seed = environment["AWSDROPS_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
        let end = seconds.map { Date(timeIntervalSinceNow: $0) }
        var number: UInt64 = 0
        while end.map({ Date() < $0 }) ?? (number < texts) {
            var random = SplitMix64(seed: seed &* 1_000_003 &+ number)
            let text = mutator.text(using: &random)
            try check(text, "seed \(seed), text \(number): \(String(decoding: text, as: UTF8.self).debugDescription)")
            number += 1
        }
        if seconds != nil { print("\(number) texts from seed \(seed)") }
    }
}
