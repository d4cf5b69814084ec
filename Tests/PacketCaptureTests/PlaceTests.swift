import Findings
import Foundation
import Testing

@testable import PacketCapture

/// Several files: what goes on in the next one, and what was captured elsewhere.
@Suite struct PlaceTests {
    private func answer(_ files: [[UInt8]], _ options: CaptureOptions = CaptureOptions()) throws -> CaptureAnswer {
        let files = try files.map(scratchFile)
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        return try CaptureAnswer(reading: files.map(\.path), options)
    }

    /// A pcap file of some frames of the small talk, a second per frame.
    private func file(_ range: Range<Int>) -> [UInt8] {
        let writer = PcapWriter()
        var file = writer.section + writer.interface()
        for index in range {
            file += writer.packet(SmallTalk.frames[index], ticks: UInt64(PcapWriter.start + index) * 1_000_000)
        }
        return file
    }

    /// In whatever order they are named.
    @Test(arguments: [[0, 1, 2], [2, 0, 1]])
    func filesThatFollowOneAnotherAreOneCapture(order: [Int]) throws {
        let files = [file(0..<3), file(3..<5), file(5..<9)]
        let answer = try answer(order.map { files[$0] })
        #expect(answer.places.count == 1 && answer.joins.isEmpty && answer.findings.isEmpty)
        let facts = answer.places[0]
        #expect(facts.connections.count == 1 && facts.frames == 9 && facts.files.count == 3)
        let last = facts.reference(facts.connections[0].lastFrame)
        #expect(last.number == 4 && last.file == facts.files[2])
    }

    @Test func filesOfTheSameTimeAreTwoPlaces() throws {
        let answer = try answer([file(0..<9), file(0..<9)])
        #expect(answer.places.count == 2 && answer.joins.count == 1 && answer.findings.isEmpty)
        let joined = try #require(answer.joins.first?.connections.first)
        #expect(
            joined.there.sent == 6 && joined.there.arrived == 6 && joined.back.sent == 3 && joined.back.arrived == 3)
    }

    /// What comes before the other capture began, or after its end, is not lost.
    @Test func onlyTheTimeOfBothCapturesIsCompared() throws {
        let answer = try answer([file(0..<9), file(3..<6)])
        let there = try #require(answer.joins.first?.connections.first).there
        #expect(there.lost.isEmpty && there.arrived == 2 && there.unknown == 4)
    }

    @Test func whatBothCapturesProve() throws {
        func codes(_ name: String) throws -> [FindingCode] {
            let files = ["client", "server"].map { LabTests.fixtures.appending(path: "\(name)-\($0).pcap.gz").path }
            return try CaptureAnswer(reading: files, CaptureOptions()).findings.map(\.finding.code)
        }
        #expect(try codes("loss") == [.lostBetweenCaptures])
        #expect(try codes("router-queue") == [.lostBetweenCaptures])
        #expect(try codes("return-path") == [.blockedBetweenCaptures, .synAckUnanswered])
        #expect(try codes("syn-dropped") == [.synUnansweredByHost])
        #expect(try codes("reordering") == [.packetsReordered, .packetsReordered])
    }

    /// Outside the time that is looked at, connections keep their numbers.
    @Test func timesAreCutWithoutChangingNumbers() throws {
        var options = CaptureOptions()
        options.since = Int64(PcapWriter.start + 1) * 1_000_000_000
        var other = PacketWriter()
        other.sourcePort = 50000
        let writer = PcapWriter()
        var bytes = writer.section + writer.interface()
        bytes += writer.packet(SmallTalk.frames[0], ticks: UInt64(PcapWriter.start) * 1_000_000)
        bytes += writer.packet(
            other.frame(PacketWriter.syn, sequence: 9), ticks: UInt64(PcapWriter.start + 2) * 1_000_000)
        let answer = try answer([bytes], options)
        #expect(answer.places[0].connections.map(\.number) == [1] && answer.places[0].frames == 1)
    }
}
