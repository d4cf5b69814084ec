import Foundation
import NetworkSets
import Testing

@testable import FlowLogs

@Suite struct FlowLogReaderTests {
    let header =
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"
    let rejected = "2 123456789010 eni-0a 10.0.0.9 10.0.1.5 40000 5432 6 3 180 1700000000 1700000050 REJECT OK"
    let accepted = "2 123456789010 eni-0a 10.0.0.9 10.0.1.5 40001 443 6 3 180 1700000000 1700000050 ACCEPT OK"
    let noData = "2 123456789010 eni-0a - - - - - - - 1431280876 1431280934 - NODATA"
    let skipData = "2 123456789010 eni-0b - - - - - - - 1431280876 1431280934 - SKIPDATA"

    private func tally(_ data: Data, _ change: (inout FlowReadOptions) -> Void = { _ in }) async throws -> FlowTally {
        let file = FileManager.default.temporaryDirectory.appending(path: "awsdrops-flows-\(UUID().uuidString)")
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var options = FlowReadOptions()
        change(&options)
        return try await FlowLogReader.tally([file.path], options)
    }

    private func tally(_ lines: [String], _ change: (inout FlowReadOptions) -> Void = { _ in }) async throws
        -> FlowTally
    {
        try await tally(Data((lines.joined(separator: "\n") + "\n").utf8), change)
    }

    @Test(arguments: [true, false]) func countsAndGroups(hasHeader: Bool) async throws {
        let lines = [rejected, accepted, noData, skipData, rejected.replacing(" 40000 ", with: " 40002 ")]
        let tally = try await tally(hasHeader ? [header] + lines : lines)
        #expect(tally.counts.accepted == 1)
        #expect(tally.counts.rejected == 2)
        #expect(tally.counts.noData == 1)
        #expect(tally.counts.skipData == 1)
        #expect(tally.counts.malformed == 0)
        #expect(tally.counts.records == 5)
        let group = try #require(tally.largestGroups(nil).first)
        #expect(tally.groupCount == 1)
        #expect(group.source.description == "10.0.0.9")
        #expect(group.destination.description == "10.0.1.5")
        #expect(group.destinationPort == 5432)
        #expect(group.protocolText == "tcp")
        #expect(group.sums.records == 2)
        #expect(group.sums.packets == 6)
        #expect(group.sums.bytes == 360)
        #expect(group.sums.first == 1_700_000_000)
        #expect(group.sums.last == 1_700_000_050)
        #expect(tally.skipped == [SkippedWindow(interface: "eni-0b", start: 1_431_280_876, end: 1_431_280_934): 1])
    }

    @Test func theHeaderDecidesNotTheOrder() async throws {
        let tally = try await tally([
            "action dstaddr srcaddr dstport protocol packets end start", "REJECT 10.0.1.5 10.0.0.9 22 6 1 20 10",
        ])
        let group = try #require(tally.largestGroups(nil).first)
        #expect(group.source.description == "10.0.0.9")
        #expect(group.destinationPort == 22)
        #expect(group.sums.first == 10)
    }

    @Test func aHeaderInsideTheFileChangesTheLayout() async throws {
        let tally = try await tally([
            header, rejected, "srcaddr dstaddr dstport protocol action", "::1 ::2 80 17 REJECT",
        ])
        #expect(tally.counts.rejected == 2)
        #expect(tally.counts.malformed == 0)
        #expect(tally.largestGroups(nil).contains { $0.source.description == "::1" && $0.protocolText == "udp" })
    }

    @Test(arguments: [
        "2018-09-22T20:28:14.000Z ", "1742570569000,",
    ]) func readsWhatAnExportPutsBeforeARecord(prefix: String) async throws {
        let lines = [rejected, noData, accepted].map { prefix + $0 }
        let tally = try await tally(prefix.hasSuffix(",") ? ["timestamp,message"] + lines : lines)
        #expect(tally.counts.accepted == 1)
        #expect(tally.counts.rejected == 1)
        #expect(tally.counts.noData == 1)
        #expect(tally.counts.malformed == 0)
    }

    @Test(arguments: [
        ("2 1 eni-0a 10.0.0.9 10.0.1.5 40000 70000 6 3 180 1 2 REJECT OK", "dstport"),
        ("2 1 eni-0a 10.0.0.256 10.0.1.5 40000 70 6 3 180 1 2 REJECT OK", "srcaddr"),
        ("2 1 eni-0a 10.0.0.6 10.0.1.5 40000 70 6 3 180 1 2 REFUSE OK", "action"),
        ("2 1 eni-0a 10.0.0.6 10.0.1.5 40000 70 6 3 -180 1 2 REJECT OK", "bytes"),
        ("2 1 eni-0a 10.0.0.6 10.0.1.5 40000", "6 words"),
    ]) func aMalformedLineIsCountedAndShown(line: String, reason: String) async throws {
        let tally = try await tally([header, rejected, line, accepted])
        #expect(tally.counts.accepted == 1)
        #expect(tally.counts.rejected == 1)
        #expect(tally.counts.malformed == 1)
        let sample = try #require(tally.malformedSamples.first)
        #expect(sample.line == 3 && sample.reason.contains(reason))
        await #expect(throws: FlowLogError.malformed(sample)) {
            let file = sample.file
            try Data([header, rejected, line].joined(separator: "\n").utf8).write(to: URL(filePath: file))
            defer { try? FileManager.default.removeItem(atPath: file) }
            var options = FlowReadOptions()
            options.isStrict = true
            _ = try await FlowLogReader.tally([file], options)
        }
    }

    @Test func millisecondsAndMappedAddressesAndCarriageReturnsAreRead() async throws {
        let odd = rejected.replacing("1700000000 1700000050", with: "1700000000000 1700000050000")
            .replacing("10.0.0.9", with: "::ffff:10.0.0.9")
        let tally = try await tally([header + "\r", rejected + "\r", odd])
        #expect(tally.groupCount == 1)
        #expect(tally.largestGroups(nil).first?.sums.first == 1_700_000_000)
    }

    @Test func severalGzipMembersAreOneFile() async throws {
        let one = try gzip(header + "\n" + rejected + "\n")
        let tally = try await tally(one + gzip(rejected + "\n" + accepted + "\n") + Data(count: 512))
        #expect(tally.counts.rejected == 2)
        #expect(tally.counts.accepted == 1)
        await #expect(throws: FlowLogError.self) { try await self.tally(one.dropLast(5)) }
        await #expect(throws: FlowLogError.self) { try await self.tally(one + Data("tail".utf8)) }
    }

    @Test func whatIsNoFlowLogIsRefused() async throws {
        await #expect(throws: FlowLogError.self) { try await self.tally(Data([0, 1, 2, 3, 0, 9])) }
        await #expect(throws: FlowLogError.self) { try await self.tally(["root:x:0:0:root:/root:/bin/bash"]) }
        await #expect(throws: FlowLogError.self) { try await self.tally(Data(repeating: 65, count: 3 << 20)) }
        #expect(try await tally(Data()).counts.records == 0)
    }

    @Test func anEndlessLineInsideAFileIsOneMalformedLine() async throws {
        let tally = try await tally([header, rejected, String(repeating: "x", count: 5 << 20), accepted])
        #expect(tally.counts.accepted == 1)
        #expect(tally.counts.rejected == 1)
        #expect(tally.counts.malformed == 1)
        #expect(tally.malformedSamples.first?.line == 3)
    }

    @Test func theFilterHoldsForAllCounts() async throws {
        let tally = try await tally([header, rejected, accepted, noData]) {
            $0.filter.require(.interfaceID, .words([WordPattern("eni-0b")]))
        }
        #expect(tally.counts.records == 0)
        let byPort = try await self.tally([header, rejected, accepted, noData]) {
            $0.filter.require(.destinationPort, .numbers([443...443]))
        }
        #expect(byPort.counts.accepted == 1)
        #expect(byPort.counts.records == 1)
    }

    private func gzip(_ text: String) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-c"]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        input.fileHandleForWriting.write(Data(text.utf8))
        try input.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }

    @Test func aFileThatShrinksWhileItIsReadIsAnError() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "awsdrops-shrunk-\(UUID().uuidString)")
        try Data(FlowFixture.rejected.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let segment = try FileSegment(of: .path(file.path), 0..<4096)
        let error = #expect(throws: FlowLogError.self) {
            try withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { try segment.read(into: $0) }
        }
        #expect(error?.description == "\(file.path): it became shorter while it was read")
    }
}
