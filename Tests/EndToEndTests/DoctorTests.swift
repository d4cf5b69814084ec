import Foundation
import JSONText
import Testing

/// `awsdrops doctor`.
struct DoctorTests {
    @Test func tellsWhatItFound() async throws {
        let moto = try await MotoServer.start()
        let result = try await CommandRunner.awsdrops.run(
            ["doctor", "--endpoint-url", moto.url], environment: moto.environment)
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        for words in [
            "region       eu-west-1 (AWS_REGION)", "endpoint     \(moto.url) (--endpoint-url)", "account 123456789012",
            "paths within and between VPCs: 15 of 15 calls allowed", "load balancers: 3 of 3 calls allowed",
            "unclear ec2:DescribeRouteServers",
        ] {
            #expect(result.output.contains(words), "\(words)\n\(result.output)")
        }
    }

    @Test func saysWhereEverySettingComesFrom() async throws {
        let server = try await ReplayServer.start()
        let scratch = try TemporaryDirectory()
        let config = try scratch.write(
            """
            [profile reader]
            region = eu-west-1
            endpoint_url = \(server.url)
            retry_mode = standard
            use_fips_endpoint = false
            """, to: "config")
        let keys = try scratch.write(
            "[reader]\naws_secret_access_key = \(ReplayServer.secretKey)\naws_access_key_id = AKIDEXAMPLE\n", to: "keys"
        )
        let result = try await CommandRunner.awsdrops.run(
            ["doctor"],
            environment: [
                "AWS_PROFILE": "reader", "AWS_CONFIG_FILE": config.path, "AWS_SHARED_CREDENTIALS_FILE": keys.path,
                "AWS_MAX_ATTEMPTS": "4", "AWS_USE_DUALSTACK_ENDPOINT": "false",
            ])
        for words in [
            "profile      reader (AWS_PROFILE)", "credentials  ****MPLE (profile \"reader\" in \(keys.path):3)",
            "region       eu-west-1 (\(config.path):2)", "endpoint     \(server.url) (\(config.path):3)",
            "retry mode   standard (\(config.path):4)", "attempts     4 (AWS_MAX_ATTEMPTS)",
            "FIPS         false (\(config.path):5)", "dual stack   false (AWS_USE_DUALSTACK_ENDPOINT)",
            "CA bundle    the system's\n",
        ] {
            #expect(result.output.contains(words), "\(words)\n\(result.output)\(result.errors)")
        }
    }

    @Test func saysWhereARolesCredentialsComeFrom() async throws {
        let server = try await ReplayServer.start()
        let role = "arn:aws:iam::111122223333:role/reader"
        let result = try await CommandRunner.awsdrops.run(
            ["doctor", "--assume-role", role, "--endpoint-url", server.url], environment: ReplayServer.environment)
        #expect(
            result.output.contains(
                /credentials  \*\*\*\*[0-9A-F]{4} \(role arn:aws:iam::111122223333:role\/reader \(--assume-role, with the environment\)\)\nvalid until  20/
            ),
            "\(result.output)\(result.errors)")
    }

    @Test(arguments: [0, 900, -900])
    func tellsHowFarTheClockIsOff(seconds: Int) async throws {
        let server = try await ReplayServer.start(clockOffset: seconds)
        let result = try await CommandRunner.awsdrops.run(
            ["doctor", "--endpoint-url", server.url], environment: ReplayServer.environment)
        #expect(result.status == 0 && result.output.contains("reached      1 of 1 endpoints\n"), "\(result.output)")
        let clock = try #require(result.output.firstMatch(of: /clock        differs from AWS's by (-?\d+) s(.*)/))
        #expect(abs((Int(clock.1) ?? 0) - seconds) < 60, "\(clock.0)")
        #expect(clock.2.contains("set it") == (seconds != 0), "\(clock.0)")
    }

    @Test func namesMissingPermissions() async throws {
        let server = try await ReplayServer.start(faults: ["DescribeSubnets=refuse"])
        let result = try await CommandRunner.awsdrops.run(
            ["doctor", "--output", "json", "--endpoint-url", server.url], environment: ReplayServer.environment)
        #expect(result.status == 1, "\(result.errors)")
        let report = try JSONDocument(parsing: result.output).root.value
        guard case .array(let places)? = report["places"], case .array(let features)? = places.first?["features"] else {
            Issue.record("\(result.output)")
            return
        }
        #expect(features.first?["denied"] == ["ec2:DescribeSubnets"])
    }

    @Test func thePolicyAllowsEveryCallAndNothingElse() async throws {
        let result = try await CommandRunner.awsdrops.run(["doctor", "--policy"])
        #expect(result.status == 0)
        let policy = try JSONDocument(parsing: result.output).root.value
        guard case .array(let statements)? = policy["Statement"],
            case .array(let actions)? = statements.first?["Action"]
        else {
            Issue.record("\(result.output)")
            return
        }
        #expect(actions.contains("elasticloadbalancing:DescribeTargetHealth"))
        #expect(actions.contains("ec2:DescribeVpcs") && !actions.contains("*"))
        for action in actions {
            guard case .string(let text) = action else { continue }
            let verb = text.split(separator: ":").last ?? ""
            #expect(["Describe", "Get", "List", "Search"].contains { verb.hasPrefix($0) }, "\(text)")
        }
    }

    @Test func readsEveryRegion() async throws {
        let moto = try await MotoServer.start()
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "all")
        let result = try await CommandRunner.awsdrops.run(
            ["collect", "--all-regions", "--out", out.path, "--endpoint-url", moto.url], environment: moto.environment)
        #expect(result.status == 0, "\(result.errors)")
        let regions = try FileManager.default.contentsOfDirectory(atPath: out.appending(path: "123456789012").path)
        #expect(regions.count > 15 && regions.contains("eu-west-1") && regions.contains("us-east-1"))
        let both = try await CommandRunner.awsdrops.run(["collect", "--all-regions", "--region", "x", "--out", "/x"])
        #expect(both.status == 64 && both.errors.contains("exclude each other"))
    }
}
