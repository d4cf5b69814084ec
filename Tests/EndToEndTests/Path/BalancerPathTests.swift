import Foundation
import JSONText
import Testing

/// `awsdrops path` through the load balancers of the company: its output in both forms, and its exit status.
@Suite(.serialized)
struct BalancerPathTests {
    private func ask(_ source: String, _ destination: String, _ options: String...) async throws -> CommandResult {
        let company = try await FullAccount.company.value
        return try await CommandRunner.awsdrops.run(
            ["path", "--snapshot", company.wanted.path, "--quiet", "--src", source, "--dst", destination] + options)
    }

    private func document(_ source: String, _ destination: String, _ options: String...) async throws -> JSONValue {
        let company = try await FullAccount.company.value
        let result = try await CommandRunner.awsdrops.run(
            ["path", "--snapshot", company.wanted.path, "--quiet", "--output", "json"]
                + ["--src", source, "--dst", destination] + options)
        return try JSONDocument(parsing: result.output).root.value
    }

    private func list(_ value: JSONValue?) -> [JSONValue] {
        guard case .array(let members)? = value else { return [] }
        return members
    }

    @Test(arguments: ["front", "alb:front", "front-1234567890.eu-west-1.elb.amazonaws.com"])
    func anApplicationLoadBalancerIsTwoConnections(name: String) async throws {
        let document = try await document("internet", "\(name):443", "--http-path", "/x", "--http-host", "shop.example")
        #expect(document["verdict"] == "allowed")
        let targets = list(document["alternatives"]).filter { $0["target"] != nil }
        #expect(targets.count == 4)
        for way in targets {
            let segments = list(way["segments"])
            #expect(segments.count == 2 && segments[0]["to"] == segments[1]["from"])
            #expect(segments.allSatisfy { $0["return"]?["verdict"] == "allowed" })
        }
        #expect(list(document["alternatives"]).contains { $0["answeredBy"] == "a fixed response (403) by rule 20" })
        #expect(list(document["idleTimeouts"]).map { $0["seconds"] } == [60, 432_000, 432_000])
        #expect(list(document["healthChecks"]).count == 4)
        #expect(list(document["findings"]).map { $0["code"] } == ["TARGET_UNHEALTHY", "AVAILABILITY_ZONE_CROSSED"])
        #expect(document["query"]?["destinationAddresses"] == ["198.51.100.50/31"])
    }

    @Test func theTextGroupsWhatIsAlike() async throws {
        let result = try await ask("internet", "alb:front:443", "--http-path", "/x")
        #expect(result.status == 0)
        #expect(
            result.lines[2...].prefix { !$0.hasPrefix("1. ") }.joined(separator: "\n") == """
                ALLOWED   there: allowed   back: allowed

                front, application load balancer
                  client to node
                    allowed  eni-02b623f3755fa5ac4 (10.0.0.50, eu-west-1a), eni-0691c1cc74735d944 (10.0.1.50, eu-west-1b)
                  node to target
                    allowed  i-0ed12fc13017c3f1b:8080 (web), i-040d182085022455c:8080 (web)
                  answers by itself: a fixed response (403) by rule 20
                  health checks
                    allowed  i-0ed12fc13017c3f1b port 8080, i-040d182085022455c port 8080

                """)
        let drawn = try await ask("internet", "alb:front:443", "--explain")
        #expect(drawn.output.contains("There, internet to eni-02b623f3755fa5ac4, and alike: eni-0691c1cc74735d944"))
        #expect(drawn.output.contains("│ load-balancer in alb:front: listener HTTPS 443"))
        #expect(drawn.output.contains("idle     60 s at alb:front, then a reset"))
    }

    @Test func aTargetThatNamesTheClientsGroupIsDenied() async throws {
        let result = try await ask("web-1", "tcp:7000")
        #expect(result.status == 1)
        #expect(result.output.contains("1. error SG_REFERENCES_NOT_PRESERVED  eni-020240931d9148d0e (app-1)"))
        #expect(result.output.contains("CidrIp=10.0.10.50/32") && result.output.contains("CidrIp=10.0.11.50/32"))
    }

    @Test func nodesAreASource() async throws {
        let result = try await ask("alb:front", "web-2")
        #expect(result.status == 0 && result.lines[0].contains("tcp port 8080, client ports 1024-65535"))
        let other = try await ask("alb:front", "app-1:8080")
        #expect(other.status == 1 && other.output.contains("1. error TARGET_ADDRESS_RESTRICTION  alb:front"))
    }

    @Test func optionsOfRulesThatChangeNothingAreNoted() async throws {
        let company = try await FullAccount.company.value
        let question = ["path", "--snapshot", company.wanted.path, "--http-path", "/x", "--src", "web-1", "--dst"]
        let without = try await CommandRunner.awsdrops.run(question + ["app-1:7000"])
        #expect(without.errors.contains("are for the rules of load balancers and firewalls, and none is on the way"))
        let with = try await CommandRunner.awsdrops.run(question + ["front:443"])
        #expect(!with.errors.contains("choose among"))
    }

    @Test func aRedirectIsTheEndOfTheWay() async throws {
        let document = try await document("internet", "front:80")
        #expect(document["verdict"] == "allowed")
        #expect(list(document["alternatives"]).allSatisfy { list($0["segments"]).count == 1 })
    }

    @Test(arguments: [
        ("alb:frnt:443", "near: front"), ("gwlb:inspect", "is reached through its endpoints only"),
        ("front-12345678.eu-west-1.elb.amazonaws.com:443", "near: front, front-1234567890.eu-west-1.elb.amazonaws.com"),
    ])
    func aWrongNameIsUsage(name: String, hint: String) async throws {
        let result = try await ask("web-1", name)
        #expect(result.status == 64 && result.errors.contains(hint), "\(result.errors)")
    }

    @Test(arguments: [
        ("app-1", "orders-1:5432", "rds:orders-1"),
        ("app-1", "orders-1.cabcdefghijk.eu-west-1.rds.amazonaws.com:5432", "rds:orders-1"),
        ("lambda:orders", "orders-1:5432", "lambda:orders"), ("ecs:cart", "web-1:8080", "10.0.11.60"),
        ("arn:aws:lambda:eu-west-1:111122223333:function:orders", "rds:orders:5432", "rds:orders"),
    ])
    func servicesAreEnds(source: String, destination: String, shown: String) async throws {
        let result = try await ask(source, destination)
        #expect([0, 1].contains(result.status) && result.lines[0].contains(shown), "\(result.output)\(result.errors)")
    }

    @Test(arguments: [("internet", "front:443"), ("web-1", "tcp:7000"), ("legacy-1", "old-shop:3306")])
    func theLiveAnswerIsTheSnapshots(source: String, destination: String) async throws {
        let company = try await FullAccount.company.value
        let server = try await ReplayServer.start(snapshot: company.served, pageSize: 2)
        let question = ["path", "--src", source, "--dst", destination, "--output", "json", "--quiet"]
        let live = try await CommandRunner.awsdrops.run(
            question + ["--endpoint-url", server.url], environment: ReplayServer.environment)
        let offline = try await CommandRunner.awsdrops.run(question + ["--snapshot", company.wanted.path])
        #expect(live.output == offline.output && !live.output.isEmpty, "\(live.errors)")
    }
}
