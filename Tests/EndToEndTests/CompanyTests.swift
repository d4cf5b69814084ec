import Foundation
import JSONText
import Testing

/// `awsdrops` and the AWS CLI against the company: two accounts, two regions, one of everything.
@Suite(.serialized)
struct CompanyTests {
    private static let partner = ReplayServer.environment.merging(["AWS_ACCESS_KEY_ID": "AKID222233334444"]) { $1 }

    @Test func theAWSCLIGetsTheCompanyBack() async throws {
        let company = try await FullAccount.company.value
        let server = try await ReplayServer.start(snapshot: company.served, pageSize: 3)
        let scratch = try TemporaryDirectory()
        let script = Project.testPrograms.appending(path: "cli_dump.py")
        for environment in [ReplayServer.environment, Self.partner] {
            let result = try await CommandRunner.python(script).run(
                [server.url, company.served.path, scratch.url.path], environment: environment)
            #expect(result.status == 0, "\(result.output)\(result.errors)")
        }
        #expect(try SnapshotComparison.differences(company.served, scratch.url) == [])
    }

    @Test(arguments: [nil, 2] as [Int?])
    func accountsAndRegionsAreCollectedIntoOneSnapshot(pageSize: Int?) async throws {
        let company = try await FullAccount.company.value
        let server = try await ReplayServer.start(snapshot: company.served, pageSize: pageSize)
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "snapshot")
        let options = ["--profile", "home", "--profile", "partner", "--region", "eu-west-1", "--region", "us-west-2"]
        let result = try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path, "--endpoint-url", server.url, "--debug"] + options,
            environment: try profiles(in: scratch))
        #expect(result.status == 0, "\(result.errors.suffix(2000))")
        try company.expectWanted(in: out)
        let record = try SnapshotComparison.json(out.appending(path: "collect.json"))
        #expect(record["complete"] == true && record["refused"] == [])
        guard case .array(let places)? = record["places"] else {
            Issue.record("no places")
            return
        }
        #expect(
            places.map { $0["arn"] }
                == ["1", "1", "2", "2"].map { number in
                    .string("arn:aws:iam::\(number == "1" ? "111122223333" : "222233334444"):user/tester")
                })
    }

    @Test func everyEnabledRegionIsCollected() async throws {
        let company = try await FullAccount.company.value
        let server = try await ReplayServer.start(snapshot: company.served)
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "snapshot")
        let result = try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path, "--endpoint-url", server.url, "--all-regions"],
            environment: ReplayServer.environment)
        #expect(result.status == 0, "\(result.errors)")
        let regions = try FileManager.default.contentsOfDirectory(atPath: out.appending(path: "111122223333").path)
        #expect(regions.sorted() == ["eu-west-1", "us-west-2"])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: out.path).sorted() == ["111122223333", "collect.json"])
    }

    @Test(arguments: [
        ("web-1", "app-1:7000"), ("app-1", "db-1:5432"), ("db-1", "app-1:7000"), ("legacy-1", "db-1:5432"),
        ("internet", "web-1:443"), ("app-1", "tools-1:443"), ("app-1", "172.16.1.5:443"), ("app-1", "192.0.2.5:443"),
        ("app-1", "203.0.113.10:443"), ("web-1", "10.3.0.10:22"), ("app-1", "10.0.50.10:443"),
    ])
    func livePathIsTheSnapshots(source: String, destination: String) async throws {
        let company = try await FullAccount.company.value
        let server = try await ReplayServer.start(snapshot: company.served, pageSize: 2)
        let question = ["path", "--src", source, "--dst", destination, "--output", "json"]
        let live = try await CommandRunner.awsdrops.run(
            question + ["--endpoint-url", server.url], environment: ReplayServer.environment)
        let home = company.served.appending(path: "111122223333/eu-west-1").path
        let offline = try await CommandRunner.awsdrops.run(question + ["--snapshot", home])
        #expect([0, 1, 3].contains(live.status), "\(live.errors)")
        #expect(live.status == offline.status, "\(offline.errors)")
        #expect(live.output == offline.output)
    }

    @Test func liveScanIsTheSnapshots() async throws {
        let company = try await FullAccount.company.value
        let server = try await ReplayServer.start(snapshot: company.served, pageSize: 2)
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "snapshot")
        let places = ["--profile", "home", "--profile", "partner", "--region", "eu-west-1", "--region", "us-west-2"]
        let live = places + ["--endpoint-url", server.url]
        let environment = try profiles(in: scratch)
        let collected = try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path] + live, environment: environment)
        #expect(collected.status == 0, "\(collected.errors)")
        let answer = try await CommandRunner.awsdrops.run(
            ["scan", "--output", "json"] + live, environment: environment)
        let offline = try await CommandRunner.awsdrops.run(["scan", "--output", "json", "--snapshot", out.path])
        #expect([0, 1].contains(answer.status) && answer.status == offline.status, "\(answer.errors)\(offline.errors)")
        #expect(answer.output == offline.output)
    }

    /// The configuration files of someone who has a profile for each account.
    private func profiles(in scratch: TemporaryDirectory) throws -> [String: String] {
        let keys = [("home", "AKIDEXAMPLE"), ("partner", "AKID222233334444")].map { name, key in
            "[\(name)]\naws_access_key_id = \(key)\naws_secret_access_key = \(ReplayServer.secretKey)\n"
        }
        let config = "[profile home]\nregion = eu-west-1\n[profile partner]\nregion = eu-west-1\n"
        return [
            "AWS_SHARED_CREDENTIALS_FILE": try scratch.write(keys.joined(), to: "credentials").path,
            "AWS_CONFIG_FILE": try scratch.write(config, to: "config").path,
        ]
    }
}
