import Foundation
import JSONText
import Testing

/// `awsdrops` with temporary keys that a replay server's STS handed out.
@Suite(.serialized)
struct TemporaryKeyTests {
    @Test func whatExpiredKeysLeftOutIsResumedWithNewOnes() async throws {
        let company = try await FullAccount.company.value
        let server = try await ReplayServer.start(
            snapshot: company.served, faults: ["DescribeRouteTables=delay", "DescribeNatGateways=delay"],
            options: ["--session-seconds", "10"])
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "snapshot")
        let arguments = ["collect", "--out", out.path, "--endpoint-url", server.url]
        var old = try await temporaryKeys(of: server)
        try await Task.sleep(for: .seconds(10))
        let late = try await CommandRunner.awsdrops.run(arguments, environment: old)
        #expect(late.status == 77, "\(late.errors)")
        #expect(late.errors.contains("The credentials have expired"), "\(late.errors)")
        old = try await temporaryKeys(of: server)
        let whole = try await CommandRunner.awsdrops.run(arguments + ["--resume"], environment: old)
        #expect(whole.status == 0, "\(whole.errors)")
        let home = "111122223333/eu-west-1"
        #expect(
            try SnapshotComparison.differences(
                company.wanted.appending(path: home), out.appending(path: home)) == [])
    }

    @Test(arguments: [[], ["--debug"]])
    func neitherTokenNorSecretIsShown(options: [String]) async throws {
        let token = "FwoGZXIvYXdzEXAMPLE/token+of=a=session=="
        let server = try await ReplayServer.start(
            options: ["--credentials", "111122223333=ASIAEXAMPLE,\(ReplayServer.secretKey),\(token)"])
        var environment = ReplayServer.environment.merging([
            "AWS_ACCESS_KEY_ID": "ASIAEXAMPLE", "AWS_SESSION_TOKEN": token,
        ]) { $1 }
        let question = ["path", "--src", "web-1", "--dst", "app-1:8080", "--endpoint-url", server.url] + options
        let right = try await CommandRunner.awsdrops.run(question, environment: environment)
        #expect(right.status == 0, "\(right.errors)")
        // The server's refusal repeats what was signed, as AWS's does, and with it the token.
        environment["AWS_SECRET_ACCESS_KEY"] = "anotherSecretThatIsNotTheOneOfTheKey0000"
        let wrong = try await CommandRunner.awsdrops.run(question, environment: environment)
        #expect(wrong.status == 77, "\(wrong.errors)")
        for result in [right, wrong] {
            for secret in [token, ReplayServer.secretKey, "anotherSecretThatIsNotTheOneOfTheKey0000"] {
                #expect(!(result.output + result.errors).contains(secret), "\(result.errors)")
            }
        }
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
