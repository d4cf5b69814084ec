import Foundation
import JSONText
import Testing

/// `awsdrops capture`, run as a user runs it, on captures of drops that were made for real.
@Suite struct CaptureCommandTests {
    static let fixtures = Project.root.appending(path: "Tests/PacketCaptureTests/Fixtures")

    static func fixture(_ name: String) -> String { fixtures.appending(path: "\(name).pcap.gz").path }

    private func run(_ arguments: [String]) async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(["capture"] + arguments)
    }

    @Test func namesTheCauseWithItsFrames() async throws {
        let result = try await run([Self.fixture("mtu-black-hole-client")])
        #expect(result.status == 1 && result.errors.isEmpty)
        #expect(result.output.contains("1. error PATH_MTU_BLACK_HOLE  10.66.1.2  (aws.pmtu)"))
        #expect(result.output.contains("a packet of 1500 bytes was sent again 4 times"))
        #expect(result.output.contains("sysctl -w net.ipv4.tcp_mtu_probing=1"))
        #expect(result.output.contains(/\n   connections 1\n   frames \d+, \d+/))
    }

    @Test func aHealthyCaptureHasNoFinding() async throws {
        let result = try await run([Self.fixture("healthy-client"), "--fail-on", "info"])
        #expect(result.status == 0 && result.output.contains("Nothing found"))
    }

    @Test(arguments: [("reordering-client", "error", Int32(0)), ("reordering-client", "warning", 1)])
    func failOnSetsTheLevel(name: String, level: String, status: Int32) async throws {
        #expect(try await run([Self.fixture(name), "--fail-on", level]).status == status)
    }

    @Test func theReportIsJSONOfItsSchema() async throws {
        let report = try await CaptureReports.json([Self.fixture("loss-client")])
        #expect(report["schema"] == "awsdrops.capture/1")
        let place = try #require(report["places"]?[0])
        #expect(place["frames"]?["all"] == 260 && place["frames"]?["tcp"] == 260)
        #expect(place["connections"]?[0]?["state"] == "closed")
        #expect(place["connections"]?[0]?["client"]?["retransmissions"] == 8)
        let finding = try #require(report["findings"]?[0])
        #expect(finding["code"] == "PACKET_LOSS" && finding["cause"] == "network.congestion")
        #expect(finding["connections"] == [0] && finding["frames"]?[0]?["frame"] != nil)
        #expect(finding["severity"] == "error" && finding["direction"] == "forward" && finding["place"] == 0)
        #expect(report["gaps"] == [] && report["joins"] == [])
    }

    @Test func readsStandardInput() async throws {
        let shell = CommandRunner(executable: URL(filePath: "/bin/sh"), leadingArguments: ["-c"])
        let command = "gzip -dc '\(Self.fixture("idle-reset-client"))' | '\(Project.awsdrops.path)' capture -"
        let result = try await shell.run([command])
        #expect(result.status == 1 && result.output.contains("IDLE_THEN_RESET"))
    }

    @Test func filtersByEndsPortAndTime() async throws {
        let file = Self.fixture("refused-client")
        func count(_ filter: [String]) async throws -> Int {
            try await CaptureReports.json([file] + filter)["places"]?[0]?["connections"]?.elements.count ?? -1
        }
        #expect(try await count([]) == 6)
        #expect(try await count(["--port", "83-85"]) == 3)
        #expect(try await count(["--src", "10.66.1.0/24", "--dst", "10.66.3.2"]) == 6)
        #expect(try await count(["--src", "10.66.3.2"]) == 0)
        #expect(try await count(["--until", "2020-01-01T00:00:00Z"]) == 0)
        #expect(try await count(["--since", "1600000000", "--until", "2099-12-31T23:59:59.5+01:00"]) == 6)
    }

    @Test func drawsAConnection() async throws {
        let result = try await run([Self.fixture("idle-silence-client"), "--connection", "0"])
        #expect(result.status == 0)
        #expect(result.output.contains(/\ 1 +0\.000000 +├── SYN win \d+ ─+▶│\n/))
        #expect(result.output.contains(/│◀─+ SYN,ACK ack 1 win \d+ ──┤\n/))
        #expect(result.output.contains(/▶│  retransmission\n/))
    }

    @Test func listsAsManyConnectionsAsAsked() async throws {
        let result = try await run([Self.fixture("listen-overflow-client"), "--top", "2"])
        #expect(result.output.contains("and 6 more connections"))
    }

    private static let badUsage: [([String], Int32)] = {
        let loss = fixture("loss-client")
        let onLoss: [([String], Int32)] = [
            (["--connection", "7"], 64), (["--connection", "-1"], 64),
            ([fixture("loss-server"), "--connection", "0"], 64),
            (["--connection", "0", "--output", "json"], 64), (["--top", "0"], 64), (["--since", "yesterday"], 64),
            (["--since", "10", "--until", "9"], 64), (["--port", "x"], 64), (["--src", "10.0.0"], 64),
            (["--snapshot", ""], 64), (["--snapshot", "/nowhere"], 66),
        ]
        let others: [([String], Int32)] = [
            (["/nowhere.pcap"], 66), ([Project.root.appending(path: "README.md").path], 65), (["-", "-"], 64),
        ]
        return others + onLoss.map { ([loss] + $0.0, $0.1) }
    }()

    @Test(arguments: badUsage)
    func badUsageIsToldWithItsStatus(arguments: [String], status: Int32) async throws {
        let result = try await run(arguments)
        #expect(result.status == status && result.output.isEmpty && !result.errors.isEmpty, "\(result)")
    }

    @Test func joinsTwoPlaces() async throws {
        let files = [Self.fixture("loss-server"), Self.fixture("loss-client")]
        let result = try await run(files)
        #expect(result.status == 1)
        #expect(result.output.contains("8 of 151 packets to 10.66.3.2 left"))
        #expect(result.output.contains("there: 143 of 151 packets arrived; back: 109 of 109 packets arrived"))
        let report = try await CaptureReports.json(files)
        let join = try #require(report["joins"]?[0])
        #expect(join["nearPlace"] == 1 && join["farPlace"] == 0)
        #expect(join["connections"]?[0]?["there"]?["lost"] == 8 && join["connections"]?[0]?["back"]?["lost"] == 0)
    }
}
