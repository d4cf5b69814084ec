import Foundation
import JSONText
import Testing

/// `--assume-role`: the accounts of roles instead of the credentials' own.
@Suite(.serialized)
struct RoleOptionTests {
    private static let home = "arn:aws:iam::111122223333:role/reader"
    private static let partner = "arn:aws:iam::222233334444:role/team/auditor"

    @Test func everyRolesAccountIsCollectedInEveryRegion() async throws {
        let company = try await FullAccount.company.value
        let scratch = try TemporaryDirectory()
        let (out, log) = (scratch.url.appending(path: "snapshot"), scratch.url.appending(path: "log"))
        let server = try await ReplayServer.start(snapshot: company.served, log: log)
        let options = ["--assume-role", Self.home, "--assume-role", Self.partner]
        let regions = ["--region", "eu-west-1", "--region", "us-west-2"]
        let result = try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path, "--endpoint-url", server.url, "--debug"] + options + regions,
            environment: ReplayServer.environment)
        #expect(result.status == 0, "\(result.errors.suffix(2000))")
        try company.expectWanted(in: out)
        let record = try SnapshotComparison.json(out.appending(path: "collect.json"))
        #expect(record["complete"] == true && record["refused"] == [])
        guard case .array(let places)? = record["places"] else {
            Issue.record("no places")
            return
        }
        #expect(places.map { $0["account"] } == ["111122223333", "111122223333", "222233334444", "222233334444"])
        for (place, name) in zip(places, ["reader", "reader", "auditor", "auditor"]) {
            guard case .string(let arn)? = place["arn"], case .string(let account)? = place["account"] else { continue }
            #expect(arn.hasPrefix("arn:aws:sts::\(account):assumed-role/\(name)/awsdrops-"), "\(arn)")
        }
        // A role's credentials serve all its regions.
        let requests = try String(contentsOf: log, encoding: .utf8)
        #expect(requests.split(separator: "\"AssumeRole\"").count == 3)
    }

    @Test func everyProfileAssumesTheRoles() async throws {
        let company = try await FullAccount.company.value
        let server = try await ReplayServer.start(snapshot: company.served)
        let scratch = try TemporaryDirectory()
        let keys = [("home", "AKIDEXAMPLE"), ("partner", "AKID222233334444")].map { name, key in
            "[\(name)]\naws_access_key_id = \(key)\naws_secret_access_key = \(ReplayServer.secretKey)\n"
        }
        let environment = [
            "AWS_SHARED_CREDENTIALS_FILE": try scratch.write(keys.joined(), to: "credentials").path,
            "AWS_REGION": "eu-west-1",
        ]
        let out = scratch.url.appending(path: "snapshot")
        let result = try await CommandRunner.awsdrops.run(
            [
                "collect", "--out", out.path, "--endpoint-url", server.url, "--profile", "home", "--profile", "partner",
                "--profile", "home", "--assume-role", Self.partner,
            ], environment: environment)
        #expect(result.status == 0, "\(result.errors)")
        // Both lead to the same account, which is read once; the profile that was named twice is no news.
        let warnings = result.errors.split(separator: "\n").filter { $0.contains("warning") }
        #expect(
            warnings == [
                "awsdrops: warning: \(Self.partner) assumed with profile \"partner\" is of account 222233334444 too, which "
                    + "\(Self.partner) assumed with profile \"home\" reads in eu-west-1; it is not asked again"
            ])
        let place = company.wanted.appending(path: "222233334444/eu-west-1")
        let differences = try SnapshotComparison.differences(place, out.appending(path: "222233334444/eu-west-1"))
        #expect(Set(differences).isDisjoint(with: SnapshotComparison.files(below: place)))
    }

    @Test func aRoleIsAssumedAnewWhileCollecting() async throws {
        let company = try await FullAccount.company.value
        let scratch = try TemporaryDirectory()
        let (out, log) = (scratch.url.appending(path: "snapshot"), scratch.url.appending(path: "log"))
        let server = try await ReplayServer.start(
            snapshot: company.served, faults: ["*=delay"], log: log, options: ["--session-seconds", "2"])
        let result = try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path, "--assume-role", Self.home, "--endpoint-url", server.url],
            environment: ReplayServer.environment)
        #expect(result.status == 0, "\(result.errors.suffix(2000))")
        #expect(try String(contentsOf: log, encoding: .utf8).split(separator: "\"AssumeRole\"").count > 2)
        let places = [company.wanted, out].map { $0.appending(path: "111122223333/eu-west-1") }
        #expect(try SnapshotComparison.differences(places[0], places[1]) == [])
    }

    @Test func pathAndDoctorReadTheRolesAccount() async throws {
        let company = try await FullAccount.company.value
        let server = try await ReplayServer.start(snapshot: company.served)
        // The keys are of the other account, which has none of these hosts.
        let environment = ReplayServer.environment.merging(["AWS_ACCESS_KEY_ID": "AKID222233334444"]) { $1 }
        let options = ["--assume-role", Self.home, "--endpoint-url", server.url]
        let question = ["path", "--src", "web-1", "--dst", "app-1:7000", "--output", "json"]
        let live = try await CommandRunner.awsdrops.run(question + options, environment: environment)
        let home = company.served.appending(path: "111122223333/eu-west-1").path
        let offline = try await CommandRunner.awsdrops.run(question + ["--snapshot", home])
        #expect(live.status == offline.status && live.output == offline.output, "\(live.errors)")
        let doctor = try await CommandRunner.awsdrops.run(["doctor"] + options, environment: environment)
        #expect(doctor.output.contains("arn:aws:sts::111122223333:assumed-role/reader/awsdrops-"), "\(doctor.output)")
    }

    @Test func motoHasASecondAccount() async throws {
        let moto = try await MotoServer.start()
        let scratch = try TemporaryDirectory()
        let (out, dump) = (scratch.url.appending(path: "snapshot"), scratch.url.appending(path: "cli"))
        let roles = ["123456789012", "222233334444"].map { "arn:aws:iam::\($0):role/reader" }
        let result = try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path, "--endpoint-url", moto.url] + roles.flatMap { ["--assume-role", $0] },
            environment: moto.environment)
        #expect(result.status == 0, "\(result.errors)")
        for role in roles {
            let profiles = """
                [profile r]
                role_arn = \(role)
                source_profile = keys
                region = eu-west-1
                [profile keys]
                aws_access_key_id = testing
                aws_secret_access_key = testing

                """
            let config = try scratch.write(profiles, to: "config")
            let script = Project.testPrograms.appending(path: "cli_dump.py")
            let judged = try await CommandRunner.python(script).run(
                [moto.url, out.path, dump.path],
                environment: ["AWS_PROFILE": "r", "AWS_CONFIG_FILE": config.path, "AWS_ENDPOINT_URL": moto.url])
            #expect(judged.status == 0, "\(judged.output)\(judged.errors)")
        }
        let differences = try SnapshotComparison.differences(dump, out)
        #expect(differences == [], "\(differences)")
        let vpcs = { (account: String) in
            try SnapshotComparison.json(out.appending(path: "\(account)/eu-west-1/describe-vpcs.json"))
        }
        #expect(try vpcs("123456789012") != vpcs("222233334444"))
    }

    @Test func saysWhichRoleMayNotBeAssumed() async throws {
        let server = try await ReplayServer.start()
        let role = "arn:aws:iam::999999999999:role/reader"
        let result = try await CommandRunner.awsdrops.run(
            ["doctor", "--assume-role", role, "--endpoint-url", server.url], environment: ReplayServer.environment)
        #expect(result.status == 77, "\(result.errors)")
        #expect(
            result.errors.contains("role \(role) (--assume-role, with the environment): sts AssumeRole: AccessDenied"))
    }

    @Test func whatIsNoRoleIsWrongUsage() async throws {
        let result = try await CommandRunner.awsdrops.run(["doctor", "--assume-role", "reader"])
        #expect(result.status == 64)
        #expect(
            result.errors.contains("--assume-role: \"reader\" is no role. Expected an ARN such as"), "\(result.errors)")
        let both = try await CommandRunner.awsdrops.run(
            ["path", "--src", "a", "--dst", "b", "--snapshot", "x", "--assume-role", Self.home])
        #expect(both.status == 64)
        #expect(both.errors.contains("--assume-role is about a live account"), "\(both.errors)")
    }
}
