import Foundation
import JSONText
import Testing

/// `awsdrops` against a server that has a snapshot's answers.
@Suite(.serialized)
struct ReplayTests {
    @Test func fullAccountsAreTrueToTheModelsAndToTheServer() async throws {
        for account in [try await FullAccount.shared.value, try await FullAccount.company.value] {
            let script = Project.testPrograms.appending(path: "snapshot_check.py")
            let result = try await CommandRunner.python(script).run([account.served.path, "111122223333", "eu-west-1"])
            #expect(result.status == 0, "\(result.output)\(result.errors)")
        }
    }

    @Test(arguments: [nil, 1, 3] as [Int?])
    func collectGivesTheSnapshotBack(pageSize: Int?) async throws {
        let account = try await FullAccount.shared.value
        let server = try await ReplayServer.start(snapshot: account.served, pageSize: pageSize)
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "snapshot")
        let result = try await collect(to: out, from: server, ["--debug"])
        #expect(result.status == 0, "\(result.errors.suffix(2000))")
        #expect(try SnapshotComparison.differences(account.wanted, out) == [])
        #expect(SnapshotComparison.files(below: out).count > 120)
        let record = try SnapshotComparison.json(out.appending(path: "collect.json"))
        #expect(record["complete"] == true && record["refused"] == [] && record["absent"] == [])
    }

    @Test(arguments: [
        ("web-1", "app-1:8080", 0 as Int32), ("app-1", "db-1:3306", 1), ("app-1", "db-1:5432", 1),
        ("app-1", "203.0.113.10:443", 0), ("internet", "web-1:443", 0), ("report-1", "db-1:5432", 0),
        ("app-1", "[2001:db8:ffff::1]:443", 0),
    ])
    func livePathIsTheSnapshots(source: String, destination: String, status: Int32) async throws {
        let account = try await FullAccount.shared.value
        for snapshot in [Project.demoSnapshot, account.served] {
            let server = try await ReplayServer.start(snapshot: snapshot, pageSize: 2)
            let question = ["path", "--src", source, "--dst", destination, "--output", "json"]
            let live = try await CommandRunner.awsdrops.run(
                question + ["--endpoint-url", server.url], environment: ReplayServer.environment)
            let offline = try await CommandRunner.awsdrops.run(question + ["--snapshot", snapshot.path])
            #expect(live.status == status, "\(live.output)\(live.errors)")
            #expect(offline.status == status, "\(offline.errors)")
            #expect(live.output == offline.output)
        }
    }

    @Test func liveScanIsTheSnapshots() async throws {
        let account = try await FullAccount.shared.value
        let server = try await ReplayServer.start(snapshot: account.served, pageSize: 2)
        let live = try await CommandRunner.awsdrops.run(
            ["scan", "--output", "json", "--endpoint-url", server.url], environment: ReplayServer.environment)
        let offline = try await CommandRunner.awsdrops.run(
            ["scan", "--output", "json", "--snapshot", account.served.path])
        #expect([0, 1].contains(live.status) && live.status == offline.status, "\(live.errors)\(offline.errors)")
        #expect(live.output == offline.output)
    }

    @Test func refusedCallsAreNamedAndTheRestIsCollected() async throws {
        let account = try await FullAccount.shared.value
        let refused = [
            "DescribeTransitGateways": "ec2:DescribeTransitGateways",
            "DescribeTargetGroups": "elasticloadbalancing:DescribeTargetGroups",
            "ListFirewalls": "network-firewall:ListFirewalls", "ListFunctions": "lambda:ListFunctions",
        ]
        let server = try await ReplayServer.start(
            snapshot: account.served, faults: refused.keys.map { "\($0)=refuse" })
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "snapshot")
        let result = try await collect(to: out, from: server)
        #expect(result.status == 0, "\(result.errors)")
        let record = try SnapshotComparison.json(out.appending(path: "collect.json"))
        #expect(record["complete"] == true)
        guard case .array(let list)? = record["refused"] else {
            Issue.record("no list of refusals")
            return
        }
        let names = Set(
            list.compactMap { fault -> String? in
                guard case .string(let name)? = fault["what"] else { return nil }
                return name
            })
        #expect(names == Set(refused.values))
        for name in refused.values { #expect(result.errors.contains(name), "\(result.errors)") }
        let missing = try SnapshotComparison.differences(account.wanted, out)
        let expected = SnapshotComparison.files(below: account.wanted).filter { name in
            [
                "/describe-transit-gateways.json", "/list-firewalls.json", "/describe-firewall/",
                "/describe-logging-configuration/", "/describe-target-groups.json",
                "/describe-target-group-attributes/", "/describe-target-health/", "/list-functions.json",
            ].contains { name.contains($0) }
        }
        #expect(missing == expected)
    }

    /// The first call of all shows whether anybody answers; a refusal is an answer.
    @Test func aRefusedFirstCallEndsNothing() async throws {
        let server = try await ReplayServer.start(faults: ["DescribeVpcs=refuse"])
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "snapshot")
        let result = try await collect(to: out, from: server)
        #expect(result.status == 0 && result.errors.contains("warning: ec2:DescribeVpcs in eu-west-1: "))
        let files = SnapshotComparison.files(below: out)
        #expect(files.contains("111122223333/eu-west-1/describe-subnets.json") && files.count > 50, "\(files)")
    }

    @Test func aWrongSecretIsNoCredential() async throws {
        let server = try await ReplayServer.start()
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "snapshot")
        var environment = ReplayServer.environment
        environment["AWS_SECRET_ACCESS_KEY"] = "not-the-secret-of-this-key"
        let result = try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path, "--endpoint-url", server.url, "--debug"], environment: environment)
        #expect(result.status == 77, "\(result.errors)")
        #expect(result.errors.contains("AWS does not accept these credentials"))
        #expect(!result.errors.contains("not-the-secret-of-this-key"))
        #expect(SnapshotComparison.files(below: out) == [])
    }

    private func collect(to out: URL, from server: ReplayServer, _ more: [String] = []) async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path, "--endpoint-url", server.url] + more,
            environment: ReplayServer.environment)
    }
}
