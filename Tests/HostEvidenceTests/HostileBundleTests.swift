import Foundation
import Testing

@testable import HostEvidence

/// Bundles that are damaged, cut or not what their names say: refused or told, and never taken for a healthy host.
@Suite struct HostileBundleTests {
    private func change(_ files: [String: String]) throws -> (change: HostChange, unread: [String]) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "awsdrops-host-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return try BundleReader.read(folder.path)
    }

    private let most = "9223372036854775807"

    @Test func countersAtTheirLimitsAreNumbers() throws {
        let full = "Tcp: OutSegs RetransSegs\nTcp: \(most) \(most)\n"
        #expect(!HostDiagnosis.findings(try change(["snmp": full]).change).isEmpty)
        let below = "Tcp: OutSegs RetransSegs\nTcp: -5 -9223372036854775808\n"
        let looks = try change(["before/snmp": below, "after/snmp": full]).change
        #expect(!HostDiagnosis.findings(looks).isEmpty)
    }

    @Test(arguments: [
        ("snmp", "permission denied\n"), ("netstat", ""), ("softnet_stat", "no such file"), ("sockstat", "?"),
        ("tc_s_qdisc", "Cannot open netlink socket"), ("nstat", "{\"kernel\":{\"TcpExtListenOverflows\":90}}"),
        ("nft_ruleset", "Operation not permitted"), ("ss_tinmoa", "ss: not found"), ("ip_route", "error"),
    ])
    func aFileThatSaysNothingIsNotRead(name: String, text: String) throws {
        let error = #expect(throws: HostError.self) { try change([name: text]) }
        #expect(error?.description.isEmpty == false)
        let found = try change([name: text, "loadavg": "0.1 0.2 0.3 1/100 7\n"])
        #expect(found.unread == [name] && found.change.after.sources == [.load])
    }

    @Test func whatOnlyTheLastLookHasIsNotRecent() throws {
        let netstat = "TcpExt: ListenOverflows ListenDrops\nTcpExt: 90 90\n"
        let looks = ["before/loadavg": "0.1 0.2 0.3 1/100 7\n", "after/netstat": netstat]
        let change = try change(looks).change
        #expect(change.seenOnce == [.netstat])
        #expect(HostDiagnosis.findings(change).isEmpty)
    }

    @Test func whatLiesBesideBothLooksIsTold() throws {
        let files = ["before/loadavg": "0.1 0 0 1/1 1\n", "after/loadavg": "0.1 0 0 1/1 1\n", "dmesg": "[1.0] oom\n"]
        #expect(try change(files).unread == ["dmesg"])
    }

    @Test func aTarHeadWithASignIsRefused() throws {
        var head = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, _ place: Int) {
            for (offset, byte) in text.utf8.enumerated() { head[place + offset] = byte }
        }
        put("snmp", 0)
        put("-0000000777", 124)
        put("        ", 148)
        let sum = head.reduce(0) { $0 + Int($1) }
        put(String(sum, radix: 8), 148)
        let file = FileManager.default.temporaryDirectory.appending(path: "awsdrops-\(UUID().uuidString).tar")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(head + [UInt8](repeating: 0, count: 1024)).write(to: file)
        #expect(throws: HostError.self) { try BundleReader.read(file.path) }
    }
}
