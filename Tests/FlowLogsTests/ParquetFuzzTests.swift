import Foundation
import Testing

@testable import FlowLogs

/// Damaged Parquet: whatever its bytes, it is read or refused, and the program lives.
@Suite struct ParquetFuzzTests {
    /// A sequence of numbers that is the same in every run.
    private struct Chance: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33 ^ state << 31
        }
    }

    @Test func damagedFilesAreReadOrRefused() async throws {
        let whole = try ParquetFixture.written("small")
        #expect(try await FlowFixture.tally(whole).counts.records == 300)
        var chance = Chance(state: 7)
        // The index fills the last part of the file: half of the damage goes there.
        let footer = whole.count - 8 - whole.suffix(8).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        var refused = 0
        for round in 0..<800 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &chance) {
                let place = Int.random(in: (round % 2 == 0 ? footer : 4)..<(whole.count - 4), using: &chance)
                bytes[place] =
                    round % 3 == 0
                    ? bytes[place] ^ (1 << UInt8.random(in: 0..<8, using: &chance))
                    : UInt8.random(in: 0...255, using: &chance)
            }
            do {
                _ = try await FlowFixture.tally(bytes)
            } catch is FlowLogError {
                refused += 1
            }
        }
        #expect(refused > 150)
    }

    @Test func cutFilesAreRefused() async throws {
        let whole = try ParquetFixture.written("small")
        for count in stride(from: 4, to: whole.count - 1, by: 37) {
            await #expect(throws: FlowLogError.self) { try await FlowFixture.tally(whole.prefix(count)) }
        }
    }

    @Test func snappyBlocksAreCheckedToTheirEnd() {
        func unpack(_ input: [UInt8], _ size: Int) -> [UInt8]? {
            var output = [UInt8](repeating: 0, count: size)
            let isWhole = input.withUnsafeBytes { input in
                output.withUnsafeMutableBytes { Snappy.unpack(input, into: $0) }
            }
            return isWhole ? output : nil
        }
        // "ab" as it is, then a copy of six bytes from two before: the copy repeats what it writes.
        #expect(unpack([8, 1 << 2, 0x61, 0x62, 2 << 2 | 1, 2], 8) == Array("abababab".utf8))
        #expect(unpack([8, 1 << 2, 0x61, 0x62, 5 << 2 | 2, 2, 0], 8) == Array("abababab".utf8))
        #expect(unpack([8, 1 << 2, 0x61, 0x62, 5 << 2 | 3, 2, 0, 0, 0], 8) == Array("abababab".utf8))
        #expect(unpack([0], 0) == [])
        for bad: [UInt8] in [
            [], [8], [0x80], [8, 1 << 2, 0x61], [8, 1 << 2, 0x61, 0x62, 2 << 2 | 1, 3],
            [8, 1 << 2, 0x61, 0x62, 2 << 2 | 1, 0], [8, 1 << 2, 0x61, 0x62, 3 << 2 | 1, 2], [8, 63 << 2, 255, 255],
            [9, 1 << 2, 0x61, 0x62, 2 << 2 | 1, 2], [8, 1 << 2, 0x61, 0x62, 5 << 2 | 2, 2],
        ] {
            #expect(unpack(bad, 8) == nil, "\(bad)")
        }
    }
}
