import Findings
import Foundation
import Testing

@testable import PacketCapture

/// Damaged captures are read or refused; they never crash the program nor keep it busy.
@Suite struct FuzzTests {
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    @Test(arguments: ContainerTests.forms.indices)
    func mutatedFilesAreHarmless(form: Int) throws {
        var generator = Generator(state: UInt64(form) &* 977 &+ 1)
        let whole = ContainerTests.forms[form].bytes
        var refused = 0
        for _ in 0..<150 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...12, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...9, using: &generator)))
                default: bytes.insert(contentsOf: [255, 255, 0, 0, 1].shuffled(using: &generator), at: place)
                }
                if bytes.isEmpty { break }
            }
            do {
                let facts = try captured(bytes)
                let findings = CaptureDiagnosis.findings(facts)
                #expect(findings.allSatisfy { !$0.finding.message.isEmpty })
            } catch is CaptureError {
                refused += 1
            }
        }
        #expect(refused < 150)
    }

    /// Times of all kinds, and two places that have little in common, are joined without harm.
    @Test func mutatedPlacesAreJoined() throws {
        var generator = Generator(state: 11)
        for name in ["loss", "return-path", "syn-dropped"] {
            let files = try ["client", "server"].map { try LabTests.unpacked("\(name)-\($0)") }
            for _ in 0..<20 {
                let mutated = files.map { file in
                    var bytes = file
                    for _ in 0..<40 {
                        bytes[Int.random(in: 24..<bytes.count, using: &generator)] = .random(
                            in: 0...255, using: &generator)
                    }
                    return bytes
                }
                let scratch = try mutated.map(scratchFile)
                defer { for file in scratch { try? FileManager.default.removeItem(at: file) } }
                guard let answer = try? CaptureAnswer(reading: scratch.map(\.path), CaptureOptions()) else { continue }
                #expect(!answer.places.isEmpty)
            }
        }
    }

    /// Headers kept, everything else at random: the decoders see lengths and types of all kinds.
    @Test func randomPacketsAreHarmless() throws {
        var generator = Generator(state: 7)
        for link in LinkType.allCases {
            for _ in 0..<60 {
                let frames = (0..<20).map { _ in
                    var frame = SmallTalk.frames[Int.random(in: 0..<9, using: &generator)]
                    for _ in 0..<8 {
                        frame[Int.random(in: 0..<frame.count, using: &generator)] = .random(
                            in: 0...255, using: &generator)
                    }
                    return Array(frame.prefix(Int.random(in: 0...frame.count, using: &generator)))
                }
                let facts = try captured(PcapWriter(link: link.rawValue).pcap(frames))
                #expect(facts.frames == 20)
                _ = CaptureDiagnosis.findings(facts)
            }
        }
    }
}
