import Foundation
import Testing

/// The capture filters that `--explain` prints, judged by tcpdump itself.
@Suite
struct CaptureTests {
    private static let tcpdump = CommandRunner(
        executable: URL(
            filePath: ["/usr/bin/tcpdump", "/usr/sbin/tcpdump"].first(where: FileManager.default.isExecutableFile)
                ?? "/usr/bin/tcpdump"),
        leadingArguments: [])

    private func filters(_ source: String, _ destination: String, _ more: [String]) async throws -> [String] {
        let result = try await CommandRunner.awsdrops.run(
            ["path", "--snapshot", Project.demoSnapshot.path, "--src", source, "--dst", destination, "--explain"] + more
        )
        return result.lines.compactMap { line in
            line.firstMatch(of: /^capture  .*tcpdump -ni any '(.+)'$/).map { String($0.1) }
        }
    }

    @Test(
        arguments: [
            ("app-1", "db-1:5432", []), ("app-1", "203.0.113.10:443", []), ("internet", "web-1:443", []),
            ("internet", "web-1", []), ("10.0.0.0/16", "db-1:80,443,8000-8100", []), ("0.0.0.0/0", "web-1:443", []),
            ("web-1", "app-1", ["--protocol", "icmp"]), ("web-1", "app-1", ["--protocol", "icmp", "--icmp-type", "3"]),
            ("app-1", "2001:db8:ffff::1", ["--protocol", "icmpv6"]), ("web-1", "app-1", ["--protocol", "gre"]),
            ("app-1", "2001:db8:ffff::1", ["--protocol", "udp"]), ("app-1", "internet", ["--family", "ipv6"]),
            ("app-1", "2001:db8:ffff::1", ["--protocol", "50"]),
        ] as [(String, String, [String])])
    func tcpdumpCompilesThem(source: String, destination: String, more: [String]) async throws {
        let filters = try await filters(source, destination, more)
        #expect(!filters.isEmpty)
        for filter in filters {
            let result = try await Self.tcpdump.run(["-y", "EN10MB", "-d", filter])
            #expect(result.status == 0 && result.output.contains("ret"), "\(filter): \(result.errors)")
        }
    }

    /// Of packets that differ from the question in one field each, the filter takes the question's own and its replies.
    @Test
    func theyTakeTheQuestionsPacketsAndTheirRepliesAlone() async throws {
        let filter = try #require(try await filters("app-1", "db-1:5432", []).first)
        let client: [UInt8] = [10, 0, 10, 10]
        let server: [UInt8] = [10, 0, 20, 10]
        let wanted = [
            Self.packet(6, client, 32768, server, 5432), Self.packet(6, client, 60999, server, 5432),
            Self.packet(6, server, 5432, client, 40000),
        ]
        let others = [
            Self.packet(6, client, 32767, server, 5432), Self.packet(6, client, 61000, server, 5432),
            Self.packet(6, client, 40000, server, 5433), Self.packet(17, client, 40000, server, 5432),
            Self.packet(6, [10, 0, 10, 11], 40000, server, 5432), Self.packet(6, client, 40000, [10, 0, 20, 11], 5432),
            Self.packet(6, server, 40000, client, 5432), Self.packet(6, server, 5433, client, 40000),
        ]
        #expect(try await count(wanted, filter) == wanted.count)
        #expect(try await count(others, filter) == 0)
    }

    private func count(_ packets: [[UInt8]], _ filter: String) async throws -> Int {
        let folder = try TemporaryDirectory()
        let file = folder.url.appending(path: "packets.pcap")
        // The header of a little-endian capture of raw IP packets (LINKTYPE_RAW is 101).
        var bytes: [UInt8] = [0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0] + [UInt8](repeating: 0, count: 8)
        bytes += [0, 0, 1, 0, 101, 0, 0, 0]
        for packet in packets {
            bytes += [UInt8](repeating: 0, count: 8)
            for _ in 0..<2 { bytes += [UInt8(packet.count), 0, 0, 0] }
            bytes += packet
        }
        try Data(bytes).write(to: file)
        let result = try await Self.tcpdump.run(["-n", "-r", file.path, filter])
        #expect(result.status == 0, "\(result.errors)")
        return result.output.split(separator: "\n").count
    }

    /// An IPv4 packet with a header of TCP, or of UDP and padding to its size.
    private static func packet(
        _ number: UInt8, _ source: [UInt8], _ sourcePort: UInt16, _ destination: [UInt8], _ destinationPort: UInt16
    ) -> [UInt8] {
        let ports = [sourcePort, destinationPort].flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let rest: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0x50, 0x02, 0xFF, 0xFF, 0, 0, 0, 0]
        return [0x45, 0, 0, 40, 0, 0, 0, 0, 64, number, 0, 0] + source + destination + ports + rest
    }
}
