import Foundation
import JSONText
import Testing

/// What the options of `awsdrops path` change.
@Suite
struct PathOptionTests {
    @Test(arguments: [
        (["--protocol", "udp"], "udp", "denied"), (["--protocol", "TCP"], "tcp", "allowed"),
        (["--protocol", "17"], "udp", "denied"), (["--protocol", "6"], "tcp", "allowed"),
    ])
    func protocols(options: [String], name: String, verdict: String) async throws {
        let document = try await PathDemo.json("web-1", "app-1:8080", options[0], options[1])
        #expect(document["query"]?["protocol"] == .string(name))
        #expect(document["verdict"] == .string(verdict))
    }

    @Test
    func aProtocolWithoutPortsIsAsked() async throws {
        let document = try await PathDemo.json("web-1", "app-1", "--protocol", "esp")
        #expect(document["query"]?["protocol"] == "50" && document["query"]?["sourcePorts"] == .null)
        #expect(document["verdict"] == "denied")
    }

    @Test(arguments: [
        ("32768-49151", "allowed"), ("49152-60999", "denied"), ("40000,50000", "partial"), ("40000", "allowed"),
    ])
    func sourcePorts(ports: String, verdict: String) async throws {
        let document = try await PathDemo.json("app-1", "db-1:5432", "--src-port", ports)
        #expect(document["query"]?["sourcePorts"] == .string(ports))
        #expect(document["verdict"] == .string(verdict))
    }

    @Test
    func icmpTypesAndCodes() async throws {
        let echo = try await PathDemo.json("web-1", "app-1", "--protocol", "icmp")
        #expect(echo["query"]?["icmpTypes"] == "8" && echo["query"]?["icmpCodes"] == "0")
        #expect(echo["verdict"] == "allowed")
        let all = try await PathDemo.json("web-1", "app-1", "--protocol", "icmp", "--icmp-type", "8")
        #expect(all["query"]?["icmpCodes"] == "0-255")
        let one = try await PathDemo.json(
            "web-1", "app-1", "--protocol", "icmp", "--icmp-type", "3", "--icmp-code", "4")
        #expect(one["query"]?["icmpTypes"] == "3" && one["query"]?["icmpCodes"] == "4")
        #expect(one["verdict"] == "denied")
    }

    @Test
    func family() async throws {
        let four = try await PathDemo.json("web-1", "app-1:8080", "--family", "ipv4")
        #expect(four["query"]?["family"] == "ipv4")
        let six = try await PathDemo.json("web-1", "app-1:8080", "--family", "ipv6")
        #expect(six["query"]?["family"] == "ipv6")
        #expect(six["query"]?["sourceAddresses"] == ["2001:db8:1234:1a00::10/128"])
    }

    @Test
    func colours() async throws {
        let plain = try await PathDemo.ask("app-1", "db-1:5432")
        #expect(!plain.output.contains("\u{1B}"))
        #expect(try await PathDemo.ask("app-1", "db-1:5432", "--color", "never").output == plain.output)
        let colored = try await PathDemo.ask("app-1", "db-1:5432", "--color", "always")
        #expect(colored.output.contains("\u{1B}[1;33mPARTIAL\u{1B}[0m"))
        #expect(colored.output.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain.output)
    }

    /// A real terminal, by way of script(1).
    @Test(
        arguments: [
            ([:], true), (["NO_COLOR": "1"], false), (["NO_COLOR": ""], true), (["TERM": "dumb"], false),
        ] as [([String: String], Bool)])
    func coloursOnATerminal(environment: [String: String], isColored: Bool) async throws {
        let command =
            "'\(Project.awsdrops.path)' path --snapshot '\(Project.demoSnapshot.path)' --src app-1 --dst db-1:5432"
        let script = CommandRunner(
            executable: try executable("script"), leadingArguments: ["-qec", command, "/dev/null"])
        let result = try await script.run(environment: ["TERM": "xterm"].merging(environment) { _, given in given })
        #expect(result.status == 1 && result.output.contains("PARTIAL"), "\(result)")
        #expect(result.output.contains("\u{1B}[1;33m") == isColored)
    }

    private func executable(_ name: String) throws -> URL {
        try #require(
            ["/usr/bin", "/bin"].map { URL(filePath: "\($0)/\(name)") }
                .first { FileManager.default.isExecutableFile(atPath: $0.path) })
    }
}
