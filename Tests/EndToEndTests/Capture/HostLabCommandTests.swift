import Foundation
import JSONText
import Testing

/// What hosts drop, made for real now between network namespaces (Lab/hosts.py), and asked of the command.
///
/// The bundles in Fixtures come from such a run, for machines without root.
@Suite struct HostLabCommandTests {
    private static let isSkipped = geteuid() != 0 && ProcessInfo.processInfo.environment["CI"] == nil

    /// The levels and codes of a report.
    private static func levels(_ arguments: [String]) async throws -> [String] {
        let result = try await CommandRunner.awsdrops.run(["host"] + arguments + ["--output", "json"])
        let findings = try JSONDocument(parsing: result.output).root.value["findings"]?.elements ?? []
        return findings.map { "\($0["severity"]?.text ?? "?") \($0["code"]?.text ?? "?")" }
    }

    /// The bundles of a folder, and the levels and codes the command gives of each.
    private static func answers(_ folder: URL) async throws -> [String: [String]] {
        var answers: [String: [String]] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasSuffix(".tar.gz") {
            answers[String(file.dropLast(7))] = try await levels([folder.appending(path: file).path])
        }
        return answers
    }

    @Test("Each cause is named, and healthy hosts have none", .disabled(if: isSkipped, "needs Linux and root"))
    func eachCauseIsNamed() async throws {
        let folder = try TemporaryDirectory()
        let lab = Project.root.appending(path: "Tests/PacketCaptureTests/Lab/hosts.py")
        let made = try await CommandRunner.python(lab).run([folder.url.path], seconds: 600)
        #expect(made.status == 0, "\(made.errors.suffix(2000))")
        let now = try await Self.answers(folder.url)
        let before = try await Self.answers(CaptureCommandTests.fixtures)
        #expect(now.count > 25 && Set(now.keys) == Set(before.keys))
        for (name, levels) in now { #expect(levels == before[name], "\(name)") }
    }

    /// A capture that the host made in the same time: surer, told once, and counted alike.
    @Test(arguments: [
        ("firewall-server", ["error HOST_FIREWALL_DROPS"]), ("accept-queue-server", ["error ACCEPT_QUEUE_OVERFLOW"]),
        ("own-queue-client", ["error QDISC_DROPS"]), ("healthy-all-server", []),
    ])
    func aCaptureMakesThemSurer(name: String, expected: [String]) async throws {
        let fixtures = CaptureCommandTests.fixtures
        let bundle = fixtures.appending(path: "\(name).tar.gz").path
        let capture = fixtures.appending(path: "\(name).host.pcap.gz").path
        #expect(try await Self.levels([bundle, "--capture", capture]) == expected)
        let text = try await CommandRunner.awsdrops.run(["host", bundle, "--capture", capture])
        #expect(text.errors.isEmpty && !text.output.contains("doubtful"))
        if name == "accept-queue-server" {
            #expect(text.output.contains(/TcpExtListenDrops \+15, TcpExtListenOverflows \+15 +captured 15/))
        }
    }
}
