import FileContent
import Findings
import Foundation
import Testing

@testable import PacketCapture

/// Captures of drops that Lab/cases.py made for real between network namespaces: each names its cause, and no other.
@Suite struct LabTests {
    /// A capture and the codes of its findings of level warning or error, the most harmful first.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let codes: [FindingCode]

        init(_ file: String, _ codes: [FindingCode]) {
            testDescription = file
            self.codes = codes
        }
    }

    static let cases = [
        Case("healthy-client", []), Case("healthy-offloads-client", []), Case("mtu-learned-client", []),
        Case("syn-dropped-client", [.synUnanswered]), Case("syn-dropped-server", [.synUnanswered]),
        Case("syn-dropped-any", [.synUnansweredByHost]),
        Case("listen-overflow-client", [.synUnansweredSometimes]),
        Case(
            "refused-client",
            [
                .connectionRefused, .connectionRefused, .refusedByMiddlebox, .rejectedByHostFirewall,
                .rejectedByHostFirewall, .prohibitedByRouter,
            ]),
        Case("unreachable-client", [.icmpUnreachable]), Case("no-neighbour-client", [.neighbourUnanswered]),
        Case("return-path-client", [.synUnanswered]), Case("return-path-server", [.synAckUnanswered]),
        Case("half-open-client", [.halfOpenConnection]),
        Case("reset-midstream-client", [.resetMidstream]), Case("reset-on-the-way-client", [.resetByMiddlebox]),
        Case("idle-silence-client", [.idleThenSilence]), Case("idle-reset-client", [.idleThenReset]),
        Case("silent-peer-client", [.peerStoppedAnswering]), Case("slow-reader-client", [.receiverTooSlow]),
        Case("mtu-black-hole-client", [.pathMTUBlackHole]), Case("mtu-black-hole-back-client", [.pathMTUBlackHole]),
        Case("loop-client", [.routingLoop]), Case("loop-near", [.routingLoop]),
        Case("hop-limit-client", [.hopLimitExpired]), Case("corruption-server", [.corruptedPackets]),
        Case("loss-client", [.packetLoss]), Case("loss-server", [.packetLoss]),
        Case("router-queue-client", [.packetLoss]), Case("router-queue-server", [.packetLoss]),
        Case("sender-queue-client", [.lostInSenderQueue]),
        Case("acknowledgements-lost-server", [.acknowledgementsLost]),
        Case("reordering-client", [.packetsReordered]), Case("reordering-server", [.packetsReordered]),
        Case("duplication-server", [.packetsDuplicated]), Case("one-way-client", [.captureOneWay]),
    ]

    static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    static func facts(_ name: String, _ options: CaptureOptions = CaptureOptions()) throws -> CaptureFacts {
        try CaptureReader.read([fixtures.appending(path: "\(name).pcap.gz").path], options)
    }

    /// A capture of Fixtures without its gzip.
    static func unpacked(_ name: String) throws -> [UInt8] {
        let reader = try ContentReader(fixtures.appending(path: "\(name).pcap.gz").path)
        return try [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
            count = try reader.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    @Test(arguments: cases)
    func namesTheCause(example: Case) throws {
        let facts = try Self.facts(example.testDescription)
        let findings = CaptureDiagnosis.findings(facts)
        #expect(findings.filter { $0.finding.severity > .info }.map(\.finding.code) == example.codes)
        for finding in findings {
            #expect(!finding.frames.isEmpty && finding.frames.allSatisfy { (1...facts.frames).contains($0) })
            #expect(finding.finding.code.explanation != nil)
        }
    }

    /// Each capture in Fixtures is looked at.
    @Test func noCaptureIsLeftOut() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.fixtures.path)
        // Those of hosts are put beside their counters elsewhere.
        let names = files.filter { $0.hasSuffix(".pcap.gz") && !$0.hasSuffix(".host.pcap.gz") }.map {
            String($0.dropLast(8))
        }
        #expect(Set(names) == Set(Self.cases.map(\.testDescription) + ["acknowledgements-lost-client"]))
    }

    /// What the kernels counted while the captures were made.
    private func truth(_ name: String, _ counter: String) throws -> Int {
        let text = try Data(contentsOf: Self.fixtures.appending(path: "truth.json"))
        let all = try #require(JSONSerialization.jsonObject(with: text) as? [String: [String: Int]])
        return try #require(all[name]?[counter])
    }

    /// Repeats are counted as the sender's kernel counts them, where tshark takes most of them for out of order.
    @Test(arguments: ["loss", "router-queue", "reordering"])
    func repeatsAreThoseOfTheKernel(name: String) throws {
        let client = try Self.facts("\(name)-client").connections[0].client
        #expect(client.lossCount == (try truth(name, "retransmissions")))
        #expect(client.reordered.isEmpty && client.duplicates.isEmpty)
    }

    @Test func eachLossShowsAsAHoleAtTheReceiver() throws {
        let server = try Self.facts("loss-server").connections[0].client
        #expect(server.fills.count == (try truth("loss", "retransmissions")) && server.retransmissions.isEmpty)
        let queue = try Self.facts("sender-queue-client").connections[0].client
        #expect(queue.fills.count == (try truth("sender-queue", "retransmissions")) && queue.retransmissions.isEmpty)
    }

    @Test func lateIsNotRepeated() throws {
        let late = try Self.facts("reordering-server").connections[0].client
        #expect(late.retransmissions.count == (try truth("reordering", "retransmissions")) && late.reordered.count > 10)
        #expect(late.fills.isEmpty && late.duplicates.isEmpty)
        let copies = try Self.facts("duplication-server").connections[0].client
        #expect(copies.duplicates.count >= (try truth("duplication", "doubleReports")) && copies.lossCount == 0)
    }

    @Test func badChecksumsAreThoseOfTheKernel() throws {
        let damaged = try Self.facts("corruption-server").connections[0].client
        #expect(damaged.badChecksums.count == (try truth("corruption", "badChecksums")))
        // Checksums that the sender leaves to its card are no damage.
        let offloads = try Self.facts("healthy-offloads-client").connections[0]
        #expect(offloads.client.checksumsLeftToCard > 0 && offloads.client.badChecksums.isEmpty)
        #expect(offloads.client.largestPacket > 1500 && offloads.capturePlace == .client)
    }
}
