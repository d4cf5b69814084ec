import Foundation
import JSONText
import Testing

/// SYNs without an answer, put to a snapshot: a rule of AWS, or the host?
@Suite struct CaptureSnapshotTests {
    /// A raw IP capture of SYNs from app-1 to db-1 of the demo, each sent three times a second apart.
    private func capture(clientPorts: [UInt16], server: [UInt8] = [10, 0, 20, 10]) -> Data {
        func little(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * $0) & 255) } }
        var file = little(0xA1B2_C3D4) + [2, 0, 4, 0] + little(0) + little(0) + little(65535) + little(101)
        for second in 0..<3 {
            for (index, port) in clientPorts.enumerated() {
                let ip: [UInt8] =
                    [0x45, 0, 0, 40, 0, UInt8(second + 1), 0x40, 0, 64, 6, 0, 0, 10, 0, 10, 10] + server
                let tcp: [UInt8] =
                    [UInt8(port >> 8), UInt8(port & 255), 0x15, 0x38, 0, 0, 0, UInt8(index), 0, 0, 0, 0, 0x50, 2]
                    + [0xFA, 0xF0, 0x12, 0x34, 0, 0]
                file += little(1_700_000_000 + second) + little(index * 10) + little(40) + little(40) + ip + tcp
            }
        }
        return Data(file)
    }

    private func findings(_ data: Data) async throws -> [JSONValue] {
        let scratch = try TemporaryDirectory()
        let file = scratch.url.appending(path: "syn.pcap")
        try data.write(to: file)
        return try await CaptureReports.json([file.path, "--snapshot", Project.demoSnapshot.path])["findings"]?.elements
            ?? []
    }

    @Test func theRuleToBlameComesFirst() async throws {
        // The ACL of the demo lets replies to ports from 49152 on drop.
        let findings = try await findings(capture(clientPorts: [50000, 50001]))
        #expect(findings.map { $0["code"] } == ["SUBNET_ACL_RESTRICTION", "SYN_UNANSWERED"])
        #expect(findings.first?["cause"] == "aws.rules" && findings.first?["direction"] == "return")
        #expect(findings.first?["connections"] == [0, 1])
    }

    @Test func whereThePathIsOpenTheHostIsLeft() async throws {
        let findings = try await findings(capture(clientPorts: [40000, 40001]))
        #expect(findings.map { $0["code"] } == ["SYN_UNANSWERED_PATH_OPEN"])
        #expect(findings.first?["cause"] == "aws.instance-firewall")
    }

    @Test func whatTheSnapshotDoesNotHoldIsNotKnown() async throws {
        let findings = try await findings(capture(clientPorts: [40000], server: [203, 0, 113, 200]))
        #expect(
            !findings.isEmpty && findings.allSatisfy { $0["code"] != "SYN_UNANSWERED_PATH_OPEN" || $0["cause"] != nil })
        #expect("\(findings)".contains("awsdrops path from 10.0.10.10 to 203.0.113.200 port 5432"))
    }
}
