import Testing

@testable import AWSClient

/// Where STS is asked for a role.
struct RoleRegionTests {
    private func settings(_ role: String, region: String? = nil, environment: [String: String] = [:]) -> TestSettings {
        let config = """
            [profile reader]
            role_arn = \(role)
            source_profile = keys
            [profile keys]
            aws_access_key_id = AKIA
            aws_secret_access_key = SEEDED-SECRET
            """
        return TestSettings(config: config, environment: environment, profile: "reader", region: region)
    }

    private let role = "arn:aws:iam::111122223333:role/reader"

    @Test func inTheRegionOfTheSettings() async throws {
        let machine = TestMachine(settings(role, region: "eu-west-1")) { .success(STSAnswers.role($0)) }
        _ = try await machine.credentials()
        #expect(machine.transport.requests.map(\.endpoint.host) == ["sts.eu-west-1.amazonaws.com"])
        #expect(machine.metadata.requests.isEmpty)
    }

    @Test func inTheRegionOfTheInstance() async throws {
        let machine = TestMachine(settings(role), answer: { .success(STSAnswers.role($0)) }) { request in
            .success(
                HTTPResponse(status: 200, headers: [], body: Array((request.method == .put ? "t" : "eu-north-1").utf8)))
        }
        _ = try await machine.credentials()
        #expect(machine.transport.requests.map(\.endpoint.host) == ["sts.eu-north-1.amazonaws.com"])
    }

    @Test func atTheGlobalHostWithoutARegion() async throws {
        let machine = TestMachine(settings(role)) { .success(STSAnswers.role($0)) }
        _ = try await machine.credentials()
        let request = try #require(machine.transport.requests.first)
        #expect(request.endpoint.host == "sts.amazonaws.com")
        #expect(request.headers.value(of: "authorization")?.contains("/us-east-1/sts/aws4_request") == true)
    }

    @Test func otherPartitionsNeedARegion() async throws {
        let machine = TestMachine(settings("arn:aws-cn:iam::111122223333:role/reader")) {
            .success(STSAnswers.role($0))
        }
        #expect(try await machine.error()?.reason == "no region is set to ask STS in")
        #expect(machine.transport.requests.isEmpty)
    }

    @Test func aWrongSettingOfTheMetadataServiceIsAnError() async throws {
        let machine = TestMachine(
            settings(role, environment: ["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "ipv5"])
        ) { .success(STSAnswers.role($0)) }
        #expect(try await machine.error()?.subject == "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE")
    }
}
