import Foundation
import JSONText
import Testing

/// `awsdrops host --capture`: counters and a capture of the same time, both of drops that were made for real.
@Suite struct HostCaptureTests {
    private func bundle(_ name: String) -> String { CaptureCommandTests.fixtures.appending(path: "\(name).host").path }

    private func run(_ bundle: String, _ captures: [String], _ more: [String] = []) async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(["host", bundle] + captures.flatMap { ["--capture", $0] } + more)
    }

    private func report(_ name: String, _ capture: String) async throws -> JSONValue {
        let result = try await run(bundle(name), [CaptureCommandTests.fixture(capture)], ["--output", "json"])
        return try JSONDocument(parsing: result.output).root.value
    }

    private func captured(_ report: JSONValue, _ what: String) throws -> (counters: [Double], captured: Double) {
        let counts = report["capture"]?["counts"]?.elements ?? []
        let count = try #require(counts.first { $0["what"] == .string(what) })
        return (count["counters"]?.elements.compactMap { $0["rose"]?.double } ?? [], count["captured"]?.double ?? -1)
    }

    /// Of one host both count the same, and the cause is told once.
    @Test func lossIsCountedAlikeByBoth() async throws {
        let report = try await report("loss-client", "loss-client")
        let count = try captured(report, "segments sent again")
        #expect(count.counters == [count.captured] && count.captured == 8)
        let findings = report["findings"]?.elements ?? []
        #expect(findings.map { $0["code"] } == ["PACKET_LOSS"])
        let evidence = findings[0]["evidence"]?.elements ?? []
        #expect(evidence.contains { "\($0)".contains("the capture shows 8 of the 8 repeats") })
    }

    @Test func damageIsCountedAlikeByBoth() async throws {
        let report = try await report("corruption-server", "corruption-server")
        let count = try captured(report, "segments with a wrong checksum")
        #expect(count.counters == [count.captured] && count.captured > 0)
        #expect(report["findings"]?.elements.map { $0["code"] } == ["CORRUPTED_PACKETS"])
    }

    /// What the queue of the host dropped is in the capture only when it is sent again.
    @Test func theQueueIsToBlame() async throws {
        let result = try await run(bundle("sender-queue-client"), [CaptureCommandTests.fixture("sender-queue-client")])
        #expect(result.status == 1 && result.output.contains("1. error QDISC_DROPS  c0"))
        #expect(result.output.contains("the first copies never left the host"))
        #expect(result.output.contains("the capture alone says LOST_IN_SENDER_QUEUE"))
        #expect(result.output.contains("beside the capture  1 connection of this host in it"))
        #expect(!result.output.contains("2. "))
    }

    /// Counters of a host, as a bundle of two looks, beside a capture in which all is well: doubtful, and weaker.
    @Test(arguments: [
        (
            "snmp", "Tcp: OutSegs InCsumErrors", "90 4", "10.66.1.2", "warning CORRUPTED_PACKETS",
            "can be judged are right"
        ),
        ("snmp", "Tcp: OutSegs RetransSegs", "80 7", "10.66.1.2", "warning PACKET_LOSS", "none is a repeat"),
        (
            "netstat", "TcpExt: TCPToZeroWindowAdv X", "2 1", "10.66.3.2", "warning RECEIVER_TOO_SLOW",
            "no window closes in it"
        ),
        (
            "netstat", "TcpExt: ListenOverflows ListenDrops", "9 9", "10.66.3.2", "warning ACCEPT_QUEUE_OVERFLOW",
            "got an answer"
        ),
        ("netstat", "TcpExt: ListenOverflows ListenDrops", "9 9", "10.66.1.2", "error ACCEPT_QUEUE_OVERFLOW", ""),
    ])
    func aHealthyCaptureCastsDoubt(
        file: String, names: String, values: String, address: String, line: String, words: String
    ) async throws {
        let folder = try TemporaryDirectory()
        let prefix = names.split(separator: " ")[0]
        for (look, numbers) in [("before", "0 0"), ("after", values)] {
            try folder.write("\(names)\n\(prefix) \(numbers)\n", to: "\(look)/\(file)")
            try folder.write("local \(address) dev eth0 table local\n", to: "\(look)/ip_route")
        }
        let result = try await run(folder.url.path, [CaptureCommandTests.fixture("healthy-client")])
        #expect(result.output.contains(line), "\(result)")
        #expect(result.output.contains("doubtful: ") != words.isEmpty)
        #expect(words.isEmpty || result.output.contains(words))
        #expect(result.status == (line.hasPrefix("error") ? 1 : 0))
    }

    /// More segments than the host counted cannot be its own.
    @Test func aCaptureOfAnotherHostIsRefused() async throws {
        let result = try await run(bundle("corruption-server"), [CaptureCommandTests.fixture("healthy-client")])
        #expect(result.status == 65 && result.errors.contains("46 segments that this host sent, and its counters 29"))
    }

    /// What the capture shows and no counter tells of stays, and says so.
    @Test func whatNoCounterTellsStays() async throws {
        let result = try await run(bundle("healthy-server"), [CaptureCommandTests.fixture("syn-dropped-any")])
        #expect(result.status == 1 && result.output.contains("error SYN_UNANSWERED_BY_HOST"))
        #expect(result.output.contains("no counter of this host tells of it"))
    }

    /// A bundle that tells its times takes of a capture only what lies between them, and refuses one of another time.
    @Test func onlyTheTimeBetweenBothLooksCounts() async throws {
        let folder = try TemporaryDirectory()
        let copy = folder.url.appending(path: "bundle")
        try FileManager.default.copyItem(atPath: bundle("loss-client"), toPath: copy.path)
        let capture = CaptureCommandTests.fixture("loss-client")
        let times = try await CaptureReports.json([capture])["places"]?[0]
        let (first, last) = try (#require(times?["first"]?.double), #require(times?["last"]?.double))
        func dates(_ before: Double, _ after: Double) throws {
            try Data("\(before)\n".utf8).write(to: copy.appending(path: "before/date"))
            try Data("\(after)\n".utf8).write(to: copy.appending(path: "after/date"))
        }
        try dates(first - 1, last + 1)
        let whole = try await run(copy.path, [capture])
        #expect(whole.status == 1 && whole.errors.isEmpty && whole.output.contains("8 of the 8 repeats"))
        try dates(first - 1, first + (last - first) / 3)
        let part = try await run(copy.path, [capture])
        #expect(part.output.contains(/the capture shows [1-7] of the 8 repeats/))
        try dates(first - 100, first - 90)
        let other = try await run(copy.path, [capture])
        #expect(other.status == 65 && other.errors.contains("no frame of the time between both looks"))
        let unknown = try await run(bundle("loss-client"), [capture])
        #expect(unknown.errors.contains("of the same time is not known"))
    }

    /// A capture that is being written while the host is looked at.
    @Test func theLiveHostTakesACaptureToo() async throws {
        let result = try await CommandRunner.awsdrops.run([
            "host", "--interval", "1", "--capture", CaptureCommandTests.fixture("loss-client"),
        ])
        #expect(result.status == 65 && result.errors.contains("no frame of the time between both looks"))
    }

    @Test func badUsageIsTold() async throws {
        #expect(try await run(bundle("loss-client"), ["/nowhere.pcap"]).status == 66)
        #expect(try await run(bundle("loss-client"), [Project.root.appending(path: "README.md").path]).status == 65)
        let saving = ["host", "--collect", "x", "--capture", "y"]
        #expect(try await CommandRunner.awsdrops.run(saving).status == 64)
    }
}
