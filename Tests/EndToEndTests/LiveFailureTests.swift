import Foundation
import Testing

/// What `path` and `collect` say where no account can be read.
struct LiveFailureTests {
    private static let keys = [
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        "AWS_REGION": "eu-west-1",
    ]
    private let question = ["path", "--src", "a", "--dst", "b:443"]

    /// Runs the question and `collect`; both must fail alike and leave nothing on standard output.
    private func expectFailure(
        _ options: [String], environment: [String: String] = keys, status: Int32, _ words: String
    ) async throws {
        let scratch = try TemporaryDirectory()
        for command in [question, ["collect", "--out", scratch.url.appending(path: "out").path]] {
            let result = try await CommandRunner.awsdrops.run(command + options, environment: environment)
            #expect(result.status == status, "\(command[0]): \(result.errors)")
            #expect(result.errors.contains(words), "\(command[0]): \(result.errors)")
            #expect(result.output.isEmpty)
        }
    }

    @Test func noCredentials() async throws {
        try await expectFailure(
            ["--endpoint-url", "http://127.0.0.1:9"], environment: ["AWS_REGION": "eu-west-1"], status: 77,
            "AWS_ACCESS_KEY_ID is not set")
    }

    @Test func noRegion() async throws {
        var environment = Self.keys
        environment["AWS_REGION"] = nil
        try await expectFailure([], environment: environment, status: 64, "no region: give --region, set AWS_REGION")
    }

    @Test(arguments: ["eu west", "-1"])
    func aRegionThatIsNone(name: String) async throws {
        try await expectFailure(["--region=\(name)"], status: 64, "\"\(name)\" is no region")
    }

    @Test func aProfileThatDoesNotExist() async throws {
        try await expectFailure(["--profile", "prod"], status: 64, "profile \"prod\" (--profile): the configuration")
    }

    @Test func aConfigurationFileThatIsNone() async throws {
        let scratch = try TemporaryDirectory()
        let file = try scratch.write("[default]\nregion = x\nnonsense\n", to: "config")
        let environment = Self.keys.merging(["AWS_CONFIG_FILE": file.path]) { $1 }
        try await expectFailure([], environment: environment, status: 65, "\(file.path):3: this is neither")
    }

    @Test func anEndpointThatIsNone() async throws {
        try await expectFailure(
            ["--endpoint-url", "localhost:5000"], status: 64, "--endpoint-url: \"localhost:5000\" does not")
    }

    @Test(arguments: ["1", "3"])
    func nobodyListens(attempts: String) async throws {
        let environment = Self.keys.merging(["AWS_MAX_ATTEMPTS": attempts]) { $1 }
        try await expectFailure(
            ["--endpoint-url", "http://127.0.0.1:9"], environment: environment, status: 69, "127.0.0.1:9: ")
    }

    @Test(arguments: [
        ("html", "an HTML page"), ("truncate", "127.0.0.1"), ("hang-up", "127.0.0.1"),
        ("unavailable", "Run again in a moment"),
    ])
    func anAnswerThatIsNotAWSs(fault: String, words: String) async throws {
        let server = try await ReplayServer.start(faults: ["DescribeVpcs=\(fault)"])
        try await expectFailure(
            ["--endpoint-url", server.url], environment: ReplayServer.environment, status: 69, words)
    }

    @Test func refusedForTheLackOfPermission() async throws {
        let server = try await ReplayServer.start(faults: ["DescribeSubnets=refuse"])
        let result = try await CommandRunner.awsdrops.run(
            ["path", "--src", "app-1", "--dst", "web-1:8080", "--output", "json", "--endpoint-url", server.url],
            environment: ReplayServer.environment)
        #expect(result.status == 3, "\(result.output)\(result.errors)")
        #expect(result.output.contains("DescribeSubnets") && result.output.contains("UnauthorizedOperation"))
    }

    @Test func aRegionWithoutNetworks() async throws {
        let scratch = try TemporaryDirectory()
        try scratch.write(#"{"Vpcs": []}"#, to: "111122223333/eu-west-1/describe-vpcs.json")
        let server = try await ReplayServer.start(snapshot: scratch.url)
        let result = try await CommandRunner.awsdrops.run(
            question + ["--endpoint-url", server.url], environment: ReplayServer.environment)
        #expect(result.status == 66, "\(result.errors)")
        #expect(result.errors.contains("Check --region and --profile"), "\(result.errors)")
    }
}
