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
            "region       eu-west-1 (AWS_REGION)", "endpoint     \(moto.url) (set by you)", "account 123456789012",
            "paths within and between VPCs: 15 of 15 calls allowed", "load balancers: 3 of 3 calls allowed",
            "unclear ec2:DescribeRouteServers",
        ] {
            #expect(result.output.contains(words), "\(words)\n\(result.output)")
        }
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
