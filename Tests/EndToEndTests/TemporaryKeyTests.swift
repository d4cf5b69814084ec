import Foundation
import JSONText
import Testing

/// `awsdrops` with temporary keys that a replay server's STS handed out.
@Suite(.serialized)
struct TemporaryKeyTests {
    @Test func whatExpiredKeysLeftOutIsResumedWithNewOnes() async throws {
        let company = try await FullAccount.company.value
        let server = try await ReplayServer.start(snapshot: company.served, options: ["--session-seconds", "1"])
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "snapshot")
        let old = try await temporaryKeys(of: server)
        try await Task.sleep(for: .seconds(1.1))
        let late = try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path, "--endpoint-url", server.url], environment: old)
        #expect(late.status == 77, "\(late.errors)")
        #expect(late.errors.contains("The credentials have expired"), "\(late.errors)")
        let patient = try await ReplayServer.start(snapshot: company.served)
        let whole = try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path, "--endpoint-url", patient.url, "--resume"],
            environment: try await temporaryKeys(of: patient))
        #expect(whole.status == 0, "\(whole.errors)")
        #expect(try differences(company, out, "111122223333/eu-west-1") == [])
    }

    @Test func rolesAreAssumedAnewWhileCollecting() async throws {
        let company = try await FullAccount.company.value
        let scratch = try TemporaryDirectory()
        let (out, log) = (scratch.url.appending(path: "snapshot"), scratch.url.appending(path: "log"))
        // Everything takes so long that the first keys do not last.
        let server = try await ReplayServer.start(
            snapshot: company.served, faults: ["*=delay"], log: log, options: ["--session-seconds", "2"])
        let result = try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path, "--profile", "reader", "--debug"],
            environment: try profiles(in: scratch, account: "111122223333", server))
        #expect(result.status == 0, "\(result.errors.suffix(2000))")
        #expect(try differences(company, out, "111122223333/eu-west-1") == [])
        let requests = try String(contentsOf: log, encoding: .utf8)
        #expect(requests.split(separator: "\"AssumeRole\"").count > 2)
    }

    @Test func aRoleOfAnotherAccountReadsThatAccount() async throws {
        let company = try await FullAccount.company.value
        let server = try await ReplayServer.start(snapshot: company.served)
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "snapshot")
        let arguments = ["collect", "--out", out.path, "--profile", "reader"]
        let right = try await CommandRunner.awsdrops.run(
            arguments, environment: try profiles(in: scratch, account: "222233334444", server))
        #expect(right.status == 0, "\(right.errors)")
        let record = try SnapshotComparison.json(out.appending(path: "collect.json"))
        guard case .array(let places)? = record["places"], case .string(let arn)? = places.first?["arn"] else {
            Issue.record("no place with an ARN")
            return
        }
        #expect(arn.hasPrefix("arn:aws:sts::222233334444:assumed-role/reader/"), "\(arn)")
        let wrong = try await CommandRunner.awsdrops.run(
            ["path", "--src", "a", "--dst", "b", "--profile", "reader"],
            environment: try profiles(in: scratch, account: "999999999999", server))
        #expect(wrong.status == 77, "\(wrong.errors)")
        #expect(wrong.errors.contains("arn:aws:iam::999999999999:role/reader"), "\(wrong.errors)")
    }

    @Test func webIdentityTokensAreExchanged() async throws {
        let company = try await FullAccount.company.value
        let token = SeededSecrets.identityToken
        let server = try await ReplayServer.start(snapshot: company.served, options: ["--identity-token", token])
        let scratch = try TemporaryDirectory()
        var environment = [
            "AWS_ROLE_ARN": "arn:aws:iam::111122223333:role/pod", "AWS_REGION": "eu-west-1",
            "AWS_WEB_IDENTITY_TOKEN_FILE": try scratch.write(token + "\n", to: "token").path,
            "AWS_ENDPOINT_URL": server.url,
        ]
        let question = ["path", "--src", "web-1", "--dst", "app-1:7000", "--debug"]
        let right = try await CommandRunner.awsdrops.run(question, environment: environment)
        #expect(right.status == 0, "\(right.errors)")
        let other = try scratch.write(SeededSecrets.wrongIdentityToken, to: "other")
        environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = other.path
        let wrong = try await CommandRunner.awsdrops.run(question, environment: environment)
        #expect(wrong.status == 77, "\(wrong.errors)")
        #expect(wrong.errors.contains("InvalidIdentityToken"), "\(wrong.errors)")
    }

    @Test(arguments: [[], ["--debug"]])
    func neitherTokenNorSecretIsShown(options: [String]) async throws {
        let token = SeededSecrets.sessionToken
        let server = try await ReplayServer.start(
            options: ["--credentials", "111122223333=ASIAEXAMPLE,\(ReplayServer.secretKey),\(token)"])
        var environment = ReplayServer.environment.merging([
            "AWS_ACCESS_KEY_ID": "ASIAEXAMPLE", "AWS_SESSION_TOKEN": token,
        ]) { $1 }
        let question = ["path", "--src", "web-1", "--dst", "app-1:8080", "--endpoint-url", server.url] + options
        let right = try await CommandRunner.awsdrops.run(question, environment: environment)
        #expect(right.status == 0, "\(right.errors)")
        // The server's refusal repeats what was signed, as AWS's does, and with it the token.
        environment["AWS_SECRET_ACCESS_KEY"] = SeededSecrets.wrongSecretKey
        let wrong = try await CommandRunner.awsdrops.run(question, environment: environment)
        #expect(wrong.status == 77, "\(wrong.errors)")
        // The runner looks for all three in what both of them printed.
    }

    /// The files of a place that are not as they should be.
    private func differences(_ company: FullAccount, _ out: URL, _ place: String) throws -> [String] {
        try SnapshotComparison.differences(company.wanted.appending(path: place), out.appending(path: place))
    }

    /// The configuration of someone whose profile `reader` is a role of an account.
    private func profiles(
        in scratch: TemporaryDirectory, account: String, _ server: ReplayServer
    ) throws -> [String: String] {
        let config = """
            [profile reader]
            role_arn = arn:aws:iam::\(account):role/reader
            source_profile = base
            region = eu-west-1
            """
        let keys = "[base]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = \(ReplayServer.secretKey)\n"
        return [
            "AWS_CONFIG_FILE": try scratch.write(config + "\n", to: "config").path,
            "AWS_SHARED_CREDENTIALS_FILE": try scratch.write(keys, to: "credentials").path,
            "AWS_ENDPOINT_URL": server.url,
        ]
    }

    /// The environment of someone who has assumed a role just now.
    private func temporaryKeys(of server: ReplayServer) async throws -> [String: String] {
        let result = try await CommandRunner.awsCLI.run(
            [
                "sts", "assume-role", "--role-arn", "arn:aws:iam::111122223333:role/reader", "--role-session-name",
                "test",
                "--endpoint-url", server.url, "--output", "json",
            ], environment: ReplayServer.environment)
        let answer = try JSONDocument(parsing: result.output).root["Credentials"]
        return ReplayServer.environment.merging([
            "AWS_ACCESS_KEY_ID": answer?["AccessKeyId"]?.string ?? "",
            "AWS_SECRET_ACCESS_KEY": answer?["SecretAccessKey"]?.string ?? "",
            "AWS_SESSION_TOKEN": answer?["SessionToken"]?.string ?? "",
        ]) { $1 }
    }
}
