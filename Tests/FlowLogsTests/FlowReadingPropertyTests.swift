import Foundation
import TestSupport
import Testing

@testable import FlowLogs

/// What must hold for any text: no crash, every line counted once, and the same result however the work is cut.
@Suite struct FlowReadingPropertyTests {
    private static let header =
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"

    /// Lines of a log, some of them damaged.
    private func lines(_ count: Int, _ random: inout some RandomNumberGenerator) -> [String] {
        (0..<count).map { _ in
            let isIPv6 = Int.random(in: 0..<8, using: &random) == 0
            let end = Int.random(in: 1...40, using: &random)
            let source = isIPv6 ? "2001:db8::\(String(end, radix: 16))" : "10.0.0.\(end)"
            var words = [
                "2", "123456789010", "eni-0a", source, "10.\(Int.random(in: 0...255, using: &random)).0.5",
                "\(Int.random(in: 0...65535, using: &random))",
                ["443", "22", "5432"].randomElement(using: &random) ?? "0", "6",
                "\(Int.random(in: 1...99, using: &random))", "60",
                "1700000000", "1700000050", Bool.random(using: &random) ? "REJECT" : "ACCEPT", "OK",
            ]
            switch Int.random(in: 0..<40, using: &random) {
            case 0: words[3] = "10.0.0.256"
            case 1: words[5] = "65536"
            case 2: words.removeLast()
            case 3: words[12] = "REFUSE"
            case 4: words[4] = "10.0.0.05"
            case 5: words = ["2", "1", "eni-0a"] + [String](repeating: "-", count: 7) + ["1", "2", "-", "NODATA"]
            case 6: words = [""]
            case 7: words[8] = "-"
            default: break
            }
            return words.joined(separator: " ")
        }
    }

    private func tally(_ data: Data, workers: Int, segmentSize: Int) async throws -> FlowTally {
        let file = FileManager.default.temporaryDirectory.appending(path: "awsdrops-flows-\(UUID().uuidString)")
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var options = FlowReadOptions()
        options.workers = workers
        options.segmentSize = segmentSize
        return try await FlowLogReader.tally([file.path], options)
    }

    @Test(arguments: 1...6) func theResultDoesNotDependOnTheCut(seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        let text = ([Self.header] + lines(3000, &random)).joined(separator: seed % 2 == 0 ? "\n" : "\r\n") + "\n"
        let data = Data(text.utf8)
        let whole = try await tally(data, workers: 1, segmentSize: .max / 2)
        #expect(whole.counts.malformed > 0 && whole.counts.records > 2000)
        for (workers, size) in [(1, 5000), (2, 5000), (3, 777), (5, 40_000)] {
            let parts = try await tally(data, workers: workers, segmentSize: size)
            #expect(parts.counts == whole.counts)
            #expect(parts.malformedSamples.map(\.line) == whole.malformedSamples.map(\.line))
            #expect(parts.malformedSamples.map(\.reason) == whole.malformedSamples.map(\.reason))
            #expect(parts.largestGroups(nil) == whole.largestGroups(nil))
            #expect(parts.largestGroups(5) == Array(whole.largestGroups(nil).prefix(5)))
        }
    }

    @Test func aCarriageReturnIsNoPartOfTheLastWord() async throws {
        let text = "srcaddr dstaddr dstport protocol action flow-direction\r\n10.0.0.1 10.0.0.2 22 6 REJECT ingress\r\n"
        let file = FileManager.default.temporaryDirectory.appending(path: "awsdrops-flows-\(UUID().uuidString)")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var options = FlowReadOptions()
        options.filter.require(.direction, .words([WordPattern("ingress")]))
        #expect(try await FlowLogReader.tally([file.path], options).counts.rejected == 1)
    }

    @Test func anotherHeaderFurtherDownHoldsForAllParts() async throws {
        var random = SplitMix64(seed: 9)
        let other = (0..<900).map { "REJECT 10.9.0.\($0 % 250) 10.0.0.1 53 17" }
        let text = ([Self.header] + lines(900, &random) + ["action srcaddr dstaddr dstport protocol"] + other)
            .joined(separator: "\n")
        let whole = try await tally(Data(text.utf8), workers: 1, segmentSize: .max / 2)
        let parts = try await tally(Data(text.utf8), workers: 3, segmentSize: 4000)
        #expect(parts.counts == whole.counts)
        #expect(parts.largestGroups(nil) == whole.largestGroups(nil))
        #expect(whole.largestGroups(nil).contains { $0.source.description == "10.9.0.7" })
    }

    /// Bytes of a log changed at random: each line is a record, malformed, empty or a header, and nothing crashes.
    @Test(arguments: 1...40) func anyBytesAreReadOrRefused(seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        var bytes = Array(([Self.header] + lines(200, &random)).joined(separator: "\n").utf8)
        for _ in 0..<Int.random(in: 1...200, using: &random) {
            let place = Int.random(in: (Self.header.utf8.count + 1)..<bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 1...255, using: &random)
            case 1: bytes.remove(at: place)
            default: bytes.insert([0x20, 0x0A, 0x2D, 0x3A, 0x2E].randomElement(using: &random) ?? 0, at: place)
            }
        }
        let ends = bytes.count { $0 == 0x0A }
        let lineCount = bytes.last == 0x0A ? ends : ends + 1
        let whole = try await tally(Data(bytes), workers: 1, segmentSize: .max / 2)
        let counted = whole.counts.records + whole.counts.malformed
        let passedOver = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count { line in
            line.allSatisfy { $0 == 0x20 || $0 == 0x0D }
        }
        // The header, blank lines, and what may have become a header are no records.
        #expect(counted <= lineCount - 1)
        #expect(counted >= lineCount - 1 - passedOver - 3)
        let parts = try await tally(Data(bytes), workers: 2, segmentSize: 3000)
        #expect(parts.counts == whole.counts)
    }

    /// The check without branches and the parser agree, and both with the parser of addresses.
    @Test func addressesAreReadAsEverywhere() throws {
        var random = SplitMix64(seed: 3)
        let alphabet = Array("0123456789....25".utf8) + Array("a:".utf8)
        for _ in 0..<200_000 {
            let octets = (0..<4).map { _ in "\(Int.random(in: 0...299, using: &random))" }
            var text = Array(octets.joined(separator: ".").utf8)
            if Bool.random(using: &random) {
                text[Int.random(in: 0..<text.count, using: &random)] = alphabet.randomElement(using: &random) ?? 0
            }
            // Words are looked at in sixteen bytes, and what stands around them must not matter.
            let memory = [UInt8](repeating: 0x39, count: 16) + text + [UInt8](repeating: 0x2E, count: 16)
            memory.withUnsafeBytes { memory in
                let word = UnsafeRawBufferPointer(rebasing: memory[16..<16 + text.count])
                let isRead = FieldText.dotted(word) != nil
                if FieldText.isDotted(word) != isRead {
                    Issue.record("\(String(decoding: text, as: UTF8.self)): \(isRead)")
                }
            }
        }
    }
}
