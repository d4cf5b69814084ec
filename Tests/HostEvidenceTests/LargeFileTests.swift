import Findings
import Foundation
import Testing

@testable import HostEvidence

/// Files that are larger than those of a host are.
@Suite struct LargeFileTests {
    private func read(_ files: [String: Data]) throws -> (change: HostChange, unread: [String]) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "awsdrops-host-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, data) in files { try data.write(to: folder.appending(path: name)) }
        return try BundleReader.read(folder.path)
    }

    /// Forty megabytes of log: its end is read, where the newest messages are, and the first of its lines is whole.
    @Test func theEndOfALongLogIsRead() throws {
        let old = "Nov 25 00:00:00 web-1 kernel: Out of memory: Killed process 7 (java)\n"
        let line = "Nov 26 02:41:00 web-1 sshd[7]: Accepted publickey for somebody from 10.0.0.9 port 40000 ssh2\n"
        let new = "Nov 26 02:42:00 web-1 kernel: nf_conntrack: nf_conntrack: table full, dropping packet\n"
        let text = old + String(repeating: line, count: 40_000_000 / line.utf8.count) + new
        let (change, unread) = try read(["messages": Data(text.utf8)])
        #expect(unread.isEmpty && change.after.sources == [.log])
        #expect(HostDiagnosis.findings(change).map(\.code) == [.trackingTableFull])
    }

    /// Half of a table would tell half: it is told, and the rest of the bundle is read.
    @Test func aLongTableIsLeftOut() throws {
        let rows = String(repeating: "ESTAB 0 0 10.0.0.1:80 10.0.0.2:40000\n", count: 500_000)
        let (change, unread) = try read([
            "ss_tinmoa": Data(("State Recv-Q Send-Q Local Peer\n" + rows).utf8),
            "netstat": Data("TcpExt: ListenOverflows ListenDrops\nTcpExt: 3 3\n".utf8),
        ])
        #expect(unread == ["ss_tinmoa (longer than a file of counters)"])
        #expect(HostDiagnosis.findings(change).map(\.code) == [.acceptQueueOverflow])
    }

    /// A hundred thousand connections are read; a scan of ports shows among them.
    @Test func manyConnectionsAreRead() throws {
        let rows = (0..<100_000).map { "TIME-WAIT 0 0 10.0.0.1:\(1024 + $0 % 60000) 10.0.\($0 / 60000).2:443\n" }
        let (change, _) = try read([
            "ss_tinmoa": Data(("State Recv-Q Send-Q Local Peer\n" + rows.joined()).utf8),
            "sysctl": Data("net.ipv4.ip_local_port_range = 1024 61023\n".utf8),
        ])
        #expect(change.after.connections.count == 100_000)
        let findings = HostDiagnosis.findings(change)
        #expect(findings.map(\.code) == [.localPortsExhausted] && findings[0].component == "10.0.0.2:443")
    }
}
