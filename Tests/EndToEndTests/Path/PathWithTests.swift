import Foundation
import JSONText
import Testing

/// `awsdrops path` with edits, packet sizes, keepalives and the journey, on the demo.
@Suite
struct PathWithTests {
    private func file(_ text: String) throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        try Data(text.utf8).write(to: directory.url.appending(path: "edits.txt"))
        return directory
    }

    @Test
    func printedFixesOpenWhatIsDenied() async throws {
        let denied = try await PathDemo.ask("app-1", "db-1:3306")
        #expect(denied.status == 1)
        let commands = denied.lines.filter { $0.contains("  aws ec2 ") }.map { $0.drop { $0 == " " } }
        let directory = try file(commands.joined(separator: "\n"))
        let path = directory.url.appending(path: "edits.txt").path
        let result = try await PathDemo.ask("app-1", "db-1:3306", "--with", path)
        #expect(result.status == 0 && result.errors.isEmpty)
        #expect(result.lines[0] == "Before" && result.lines[1].hasPrefix("DENIED"))
        #expect(result.lines.contains("After"))
        #expect(result.lines.contains { $0.hasPrefix("ALLOWED") })
        let document = try await PathDemo.json("app-1", "db-1:3306", "--with", path)
        #expect(document["verdict"] == "allowed" && document["before"]?["verdict"] == "denied")
    }

    @Test
    func editsThatCannotBeReadLeaveWith65AndSayWhere() async throws {
        let directory = try file("# change\ncreate-vpc --cidr-block 10.9.0.0/16\n")
        let result = try await PathDemo.ask(
            "app-1", "db-1:5432", "--with", directory.url.appending(path: "edits.txt").path)
        #expect(result.status == 65)
        #expect(result.errors.contains("line 2: create-vpc"))
        #expect(try await PathDemo.ask("app-1", "db-1:5432", "--with", "/nonexistent").status == 66)
    }

    @Test
    func journeyEndsWhereThePacketDies() async throws {
        let denied = try await PathDemo.ask("app-1", "db-1:3306", "--journey")
        #expect(denied.output.contains("it ends here"))
        let allowed = try await PathDemo.ask("web-1", "app-1:8080", "--journey")
        #expect(allowed.output.contains("Its reply, back"))
        let document = try await PathDemo.json("web-1", "app-1:8080", "--journey")
        #expect(document["journey"] != nil)
    }

    @Test(arguments: [
        (["--mtu", "67"], "68 to 65535"), (["--keepalive", "0"], "above 0"),
        (["--keepalive", "60", "--protocol", "udp"], "about TCP"),
    ])
    func wrongSizesAndKeepalivesLeaveWith64(options: [String], reason: String) async throws {
        let result = try await CommandRunner.awsdrops.run(
            ["path", "--snapshot", Project.demoSnapshot.path, "--src", "web-1", "--dst", "app-1"] + options)
        #expect(result.status == 64 && result.errors.contains(reason))
    }

    @Test
    func sizesAndKeepalivesAreAsked() async throws {
        let large = try await PathDemo.json("app-1", "203.0.113.10:443", "--mtu", "1501")
        #expect(large["verdict"] == "denied")
        let fits = try await PathDemo.json("app-1", "203.0.113.10:443", "--mtu", "1500", "--keepalive", "7200")
        #expect(fits["verdict"] == "allowed" && fits["mtu"]?["forward"]?["bytes"] == 1500)
        guard case .array(let findings) = fits["findings"] ?? .null else {
            Issue.record("no findings")
            return
        }
        #expect(findings.contains { $0["code"] == "KEEPALIVE_TOO_LONG" })
    }
}
