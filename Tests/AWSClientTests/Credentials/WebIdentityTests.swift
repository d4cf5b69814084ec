import Synchronization
import Testing

@testable import AWSClient

/// Roles assumed with a token of an identity provider.
struct WebIdentityTests {
    private let environment = [
        "AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "arn:aws:iam::111122223333:role/pod",
        "AWS_REGION": "eu-west-1",
    ]

    private func machine(_ settings: TestSettings, token: String? = "SEEDED-JWT\n") -> TestMachine {
        var settings = settings
        settings.files["/token"] = token
        return TestMachine(settings) { .success(STSAnswers.role($0)) }
    }

    @Test func theTokenIsSentUnsignedAndReadAnew() async throws {
        let machine = machine(TestSettings(environment: environment))
        let source = try machine.source()
        let first = try await source.current()
        #expect(first.accessKeyID == "TOKEN>pod" && first.source.contains("web identity of the environment"))
        let request = try #require(machine.transport.requests.first)
        #expect(request.form["WebIdentityToken"] == "SEEDED-JWT" && request.headers.value(of: "Authorization") == nil)
        machine.files.withLock { $0["/token"] = "SEEDED-NEW" }
        _ = try await source.renewed(after: first)
        #expect(machine.transport.requests.last?.form["WebIdentityToken"] == "SEEDED-NEW")
    }

    @Test func theEnvironmentComesBeforeTheProfile() async throws {
        let config = """
            [profile p]
            web_identity_token_file = /other
            role_arn = arn:aws:iam::111122223333:role/profile
            role_session_name = me
            """
        var settings = TestSettings(config: config, environment: environment)
        settings.environment["AWS_PROFILE"] = "p"
        settings.files["/other"] = "SEEDED-OTHER"
        let both = machine(settings)
        #expect(try await both.credentials().accessKeyID == "TOKEN>pod")
        #expect(both.transport.requests[0].form["RoleSessionName"] == "me")
        // Where the option names the profile, the environment's token does not count.
        settings.profile = "p"
        let option = machine(settings)
        #expect(try await option.credentials().accessKeyID == "TOKEN>profile")
        #expect(option.transport.requests[0].form["WebIdentityToken"] == "SEEDED-OTHER")
    }

    @Test func saysWhatIsMissing() async throws {
        let absent = try await machine(TestSettings(environment: environment), token: nil).error()
        #expect(absent?.subject == "AWS_WEB_IDENTITY_TOKEN_FILE" && absent?.reason == "/token does not exist")
        #expect(
            try await machine(TestSettings(environment: environment), token: " \n").error()?.reason == "/token is empty"
        )
        var noRole = environment
        noRole["AWS_ROLE_ARN"] = nil
        let error = try await machine(TestSettings(environment: noRole)).error()
        #expect(error?.reason == "a web identity token is given and no role to assume with it")
    }
}
