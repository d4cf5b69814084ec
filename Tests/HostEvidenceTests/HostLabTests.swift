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

    /// What Lab/hosts.py makes: the bundles it writes, and the codes of each with their levels.
    static let hosts: [String: [String]] = [
        "healthy-all-client": [], "healthy-all-near": [], "healthy-all-server": [], "size-learned-client": [],
        "firewall-server": ["warning HOST_FIREWALL_DROPS"], "firewall-iptables-server": ["warning HOST_FIREWALL_DROPS"],
        "accept-queue-server": ["error ACCEPT_QUEUE_OVERFLOW"], "cookies-server": ["warning SYN_COOKIES_SENT"],
        "half-open-server": ["warning SYN_ACK_UNANSWERED"], "silence-client": ["warning SYN_UNANSWERED"],
        "tracking-forgot-server": ["warning CONNTRACK_INVALID"], "black-hole-client": ["error PATH_MTU_BLACK_HOLE"],
        "size-learned-near": ["warning HOST_DROPS_LARGE_PACKETS"],
        "silent-peer-client": ["error PEER_STOPPED_ANSWERING"], "slow-reader-client": ["error RECEIVER_TOO_SLOW"],
        "slow-reader-server": ["error RECEIVER_TOO_SLOW"], "datagrams-server": ["error UDP_BUFFER_OVERFLOW"],
        "larger-than-link-server": ["warning RECEIVE_DROPS"], "resets-client": ["warning RESET_MIDSTREAM"],
        "resets-server": ["warning RESET_MIDSTREAM"], "loop-client": ["warning HOP_LIMIT_EXPIRED"],
        "not-forwarding-near": ["warning HOST_DOES_NOT_FORWARD"], "no-route-near": ["error HOST_HAS_NO_ROUTE"],
        "time-wait-client": ["warning TIME_WAIT_TABLE_FULL"],
        "ports-used-up-client": ["error LOCAL_PORTS_EXHAUSTED"],
        "timed-out-client": ["warning CONNECTIONS_TIMED_OUT"], "link-lost-server": ["error LINK_LOST"],
        "gateway-lost-client": ["error NEIGHBOUR_LOST"], "buffer-overflow-server": ["error RECEIVE_BUFFER_OVERFLOW"],
        "own-queue-client": ["error QDISC_DROPS"], "xdp-server": ["error XDP_DROPS"],
    ]

    @Test(arguments: hosts.sorted { $0.key < $1.key })
    func namesWhatTheHostDrops(name: String, levels: [String]) throws {
        let (change, unread) = try BundleReader.read(Self.fixtures.appending(path: "\(name).tar.gz").path)
        #expect(unread.isEmpty && change.isRecent && change.times != nil)
        #expect(HostDiagnosis.findings(change).map { "\($0.severity.rawValue) \($0.code)" } == levels)
    }

    /// Each bundle in Fixtures is looked at.
    @Test func noBundleIsLeftOut() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.fixtures.path)
        let suffix = ".tar.gz"
        #expect(
            Set(files.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }) == Set(Self.hosts.keys)
        )
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
