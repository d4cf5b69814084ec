import Foundation
import JSONText
import Testing

/// `awsdrops collect` and live `path` against moto, judged by the AWS CLI.
@Suite(.serialized)
struct CollectTests {
    /// One seeded server for the suite; nothing here changes what is in it.
    private static let server = Task { try await MotoServer.start() }

    /// A snapshot that `collect` made, and the scratch directory it lies in.
    private static let collected = Task { () async throws -> (TemporaryDirectory, URL) in
        let moto = try await server.value
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "snapshot")
        let result = try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path, "--endpoint-url", moto.url], environment: moto.environment)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.isEmpty)
        return (scratch, out)
    }

    @Test func everyFileIsWhatTheAWSCLIPrints() async throws {
        let moto = try await Self.server.value
        let (scratch, out) = try await Self.collected.value
        let dump = scratch.url.appending(path: "cli")
        let script = Project.testPrograms.appending(path: "cli_dump.py")
        let result = try await CommandRunner.python(script).run(
            [moto.url, out.path, dump.path], environment: moto.environment)
        try #require(result.status == 0, "\(result.output)\(result.errors)")
        let names = try files(below: out)
        #expect(names.count > 35, "\(names)")
        for name in names where name != "collect.json" {
            let ours = try json(out.appending(path: name))
            let theirs = try json(dump.appending(path: name))
            #expect(ours.isSameJSON(as: theirs), "\(name)")
        }
    }

    @Test func recordsWhatHasNoAnswer() async throws {
        let (_, out) = try await Self.collected.value
        let record = try json(out.appending(path: "collect.json"))
        #expect(record["schema"] == "awsdrops.collect/1")
        #expect(record["complete"] == true)
        #expect(try await Self.server.value.environment["AWS_REGION"] == "eu-west-1")
        guard case .array(let places)? = record["places"], case .array(let refused)? = record["refused"] else {
            Issue.record("no lists of places and refusals")
            return
        }
        #expect(places.first?["account"] == "123456789012" && places.first?["region"] == "eu-west-1")
        // moto has no route servers.
        #expect(refused.contains { $0["what"] == "ec2:DescribeRouteServers" })
        #expect(!refused.contains { $0["what"] == "ec2:DescribeVpcs" })
    }

    @Test(arguments: [
        ("web-1", "app-1:8080", 0 as Int32), ("app-1", "app-1:7000", 0), ("app-1", "db-1:5432", 1),
        ("app-1", "db-1:3306", 1), ("report-1", "db-1:5432", 0), ("app-1", "203.0.113.10:443", 0),
        ("198.51.100.130", "web-1:22", 0), ("web-1", "report-1:5432", 1),
    ])
    func liveAnswerIsTheSnapshots(source: String, destination: String, status: Int32) async throws {
        let moto = try await Self.server.value
        let (scratch, out) = try await Self.collected.value
        let question = ["path", "--src", source, "--dst", destination, "--output", "json"]
        let live = try await CommandRunner.awsdrops.run(
            question + ["--endpoint-url", moto.url], environment: moto.environment)
        let offline = try await CommandRunner.awsdrops.run(question + ["--snapshot", out.path])
        #expect(live.status == status, "\(live.output)\(live.errors)")
        #expect(offline.status == status)
        #expect(live.output == offline.output)
        let dump = scratch.url.appending(path: "cli")
        if FileManager.default.fileExists(atPath: dump.path) {
            let other = try await CommandRunner.awsdrops.run(question + ["--snapshot", dump.path])
            #expect(other.output == live.output)
        }
    }

    @Test func signatureIsChecked() async throws {
        let moto = try await MotoServer.start(requiringAuthentication: true)
        let question = ["path", "--src", "web-1", "--dst", "app-1:8080", "--endpoint-url", moto.url]
        let right = try await CommandRunner.awsdrops.run(question, environment: moto.environment)
        #expect(right.status == 0, "\(right.errors)")
        var environment = moto.environment
        environment["AWS_SECRET_ACCESS_KEY"]?.append("x")
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "snapshot").path
        for arguments in [question, ["collect", "--out", out, "--endpoint-url", moto.url]] {
            let wrong = try await CommandRunner.awsdrops.run(arguments, environment: environment)
            #expect(wrong.status == 77, "\(wrong.errors)")
            #expect(wrong.errors.contains("AWS does not accept these credentials"), "\(wrong.errors)")
            #expect(wrong.output.isEmpty)
        }
    }

    @Test func refusesADirectoryThatHoldsSomething() async throws {
        let moto = try await Self.server.value
        let scratch = try TemporaryDirectory()
        _ = try scratch.write("x", to: "note.txt")
        let result = try await CommandRunner.awsdrops.run(
            ["collect", "--out", scratch.url.path, "--endpoint-url", moto.url], environment: moto.environment)
        #expect(result.status == 74)
        #expect(result.errors.contains("not empty (it holds note.txt)"), "\(result.errors)")
    }

    @Test func resumesWithoutAskingAgain() async throws {
        let moto = try await Self.server.value
        let (_, whole) = try await Self.collected.value
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "copy")
        try FileManager.default.copyItem(at: whole, to: out)
        let region = out.appending(path: "123456789012/eu-west-1")
        try FileManager.default.removeItem(at: region.appending(path: "describe-subnets.json"))
        let result = try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path, "--resume", "--endpoint-url", moto.url, "--debug"],
            environment: moto.environment)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("ec2 DescribeSubnets eu-west-1: POST"))
        #expect(!result.errors.contains("ec2 DescribeVpcs eu-west-1: POST"))
        for name in try files(below: whole) where name != "collect.json" {
            #expect(try json(out.appending(path: name)).isSameJSON(as: json(whole.appending(path: name))), "\(name)")
        }
    }

    private func files(below root: URL) throws -> [String] {
        let all = FileManager.default.enumerator(atPath: root.path)
        return (all?.allObjects ?? []).compactMap { $0 as? String }.filter { $0.hasSuffix(".json") }.sorted()
    }

    private func json(_ url: URL) throws -> JSONValue {
        try JSONDocument(parsing: [UInt8](Data(contentsOf: url))).root.value
    }
}
