import Findings
import Foundation
import Testing

@testable import HostEvidence

/// What hosts said of themselves while packets were dropped for real (Lab/cases.py of the capture tests): each names its cause.
@Suite struct HostLabTests {
    static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../PacketCaptureTests/Fixtures").standardizedFileURL

    static let cases: [(String, [FindingCode])] = [
        ("healthy-client", []), ("healthy-server", []), ("listen-overflow-server", [.acceptQueueOverflow]),
        ("request-overflow-server", [.requestQueueOverflow]), ("slow-reader-server", [.receiverTooSlow]),
        ("corruption-server", [.corruptedPackets]), ("loss-client", [.packetLoss]),
        ("sender-queue-client", [.queueDropsTail]), ("reordering-client", [.packetsReordered]),
        ("reverse-path-far", [.reversePathFilter]),
    ]

    @Test(arguments: cases)
    func namesTheCause(name: String, codes: [FindingCode]) throws {
        let (change, unread) = try BundleReader.read(Self.fixtures.appending(path: "\(name).host").path)
        #expect(unread.isEmpty && change.isRecent)
        let findings = HostDiagnosis.findings(change)
        #expect(findings.map(\.code) == codes)
        #expect(findings.allSatisfy { !$0.evidence.isEmpty && $0.code.explanation != nil })
    }

    /// One look tells that something happened, not when.
    @Test func oneLookIsAWarningAtMost() throws {
        let folder = Self.fixtures.appending(path: "listen-overflow-server.host/after").path
        let findings = HostDiagnosis.findings(try BundleReader.read(folder).change)
        #expect(findings.map(\.code) == [.acceptQueueOverflow] && findings.map(\.severity) == [.warning])
        #expect(findings[0].message.contains("Since the host started"))
    }

    @Test func foldersWithoutEvidenceAreTold() {
        #expect(throws: HostError.self) { try BundleReader.read("/nowhere") }
        #expect(throws: HostError.empty(folder: Self.fixtures.deletingLastPathComponent().appending(path: "Lab").path))
        {
            try BundleReader.read(Self.fixtures.deletingLastPathComponent().appending(path: "Lab").path)
        }
    }
}
