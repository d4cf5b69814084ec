import Foundation
import Testing

/// The servers and scripts of the tests do what the other suites rely on.
@Suite(.serialized)
struct ServerTests {
    @Test(arguments: ["selftest.py", "access_check.py"])
    func replayServerPassesItsSelfTests(script: String) async throws {
        let script = Project.testPrograms.appending(path: script)
        let result = try await CommandRunner.python(script).run()
        #expect(result.status == 0, "\(result.output)\(result.errors)")
    }

    @Test
    func replayServerAnswersTheAWSCLI() async throws {
        let server = try await ReplayServer.start(pageSize: 2)
        let result = try await CommandRunner.awsCLI.run(
            ["ec2", "describe-subnets", "--endpoint-url", server.url, "--output", "json"],
            environment: ReplayServer.environment)
        #expect(result.status == 0, "\(result.errors)")
        let file = Project.demoSnapshot.appending(path: "111122223333/eu-west-1/describe-subnets.json")
        #expect(try object(Data(result.output.utf8)) == object(Data(contentsOf: file)))
    }

    @Test
    func motoHoldsTheSeededNetwork() async throws {
        let moto = try await MotoServer.start()
        let result = try await CommandRunner.awsCLI.run(
            [
                "ec2", "describe-network-interfaces", "--endpoint-url", moto.url, "--output", "text", "--query",
                "NetworkInterfaces[].[InterfaceType,PrivateIpAddress]",
            ], environment: moto.environment)
        #expect(
            Set(result.output.split(separator: "\n")) == [
                "nat_gateway\t10.0.0.200", "interface\t10.0.0.10", "interface\t10.0.10.10", "interface\t10.0.20.10",
                "interface\t10.1.0.10",
            ], "\(result.errors)")
    }

    @Test
    func motoRefusesAWrongSecretWhenAsked() async throws {
        let moto = try await MotoServer.start(requiringAuthentication: true)
        let arguments = ["ec2", "describe-vpcs", "--endpoint-url", moto.url]
        let right = try await CommandRunner.awsCLI.run(arguments, environment: moto.environment)
        #expect(right.status == 0, "\(right.errors)")
        var environment = moto.environment
        environment["AWS_SECRET_ACCESS_KEY"]?.append("x")
        let wrong = try await CommandRunner.awsCLI.run(arguments, environment: environment)
        #expect(wrong.status != 0)
        #expect(wrong.errors.contains("AuthFailure"), "\(wrong.errors)")
    }

    @Test
    func serverEndsWithItsLastReference() async throws {
        var server: ReplayServer? = try await ReplayServer.start()
        let url = try #require(server?.url)
        let request = ["-c", "import sys, urllib.request; urllib.request.urlopen(sys.argv[1], timeout=5)", url]
        let python = CommandRunner(executable: Project.python, leadingArguments: [])
        // It answers 403 to an unsigned request while it lives.
        #expect(try await python.run(request).errors.contains("403"))
        server = nil
        var isRefused = false
        for _ in 0..<100 where !isRefused {
            try await Task.sleep(for: .milliseconds(50))
            isRefused = try await python.run(request).errors.contains("refused")
        }
        #expect(isRefused)
    }

    @Test
    func demoSnapshotIsWhatItsScriptWrites() async throws {
        let script = Project.scripts.appending(path: "make-demo-snapshot.py")
        let result = try await CommandRunner.python(script).run(["--check"])
        #expect(result.status == 0, "\(result.errors)")
    }

    private func object(_ data: Data) throws -> NSObject? {
        try JSONSerialization.jsonObject(with: data) as? NSObject
    }
}
