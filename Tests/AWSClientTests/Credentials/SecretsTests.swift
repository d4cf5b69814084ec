import Synchronization
import Testing

@testable import AWSClient

/// Secrets stay secret, whatever goes wrong: every place, with answers that repeat what they were given.
struct SecretsTests {
    private static let machines: [(String, TestSettings)] = {
        let sso =
            #"{"accessToken": "SEEDED-A", "expiresAt": "2026-11-25T12:05:00Z", "refreshToken": "SEEDED-R", "#
            + #""clientId": "c", "clientSecret": "SEEDED-C", "registrationExpiresAt": "2027-01-01T00:00:00Z"}"#
        let profile = "[profile p]\nregion = eu-west-1\n"
        let keys = "aws_access_key_id = AKIA\naws_secret_access_key = SEEDED-S\naws_session_token = SEEDED-T\n"
        let role = TestSettings(config: profile + keys + "role_arn = arn:1\nsource_profile = p\n", profile: "p")
        var web = TestSettings(config: profile + "web_identity_token_file = /t\nrole_arn = arn:1\n", profile: "p")
        web.files["/t"] = "SEEDED-JWT"
        var session = TestSettings(
            config: profile + "sso_session = my-sso\nsso_account_id = 1\nsso_role_name = r\n[sso-session my-sso]\n"
                + "sso_region = eu-west-1\nsso_start_url = u\n", profile: "p")
        session.files["/home/me/.aws/sso/cache/0ad374308c5a4e22f723adf10145eafad7c4031c.json"] = sso
        let process = TestSettings(config: profile + "credential_process = x\n", profile: "p")
        let container = TestSettings(environment: [
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "SEEDED-AUTH",
        ])
        return [
            ("role", role), ("web identity", web), ("SSO", session), ("process", process), ("container", container),
            ("instance", TestSettings()),
        ]
    }()

    /// Answers with what the request held, in the place where servers put words.
    private static let echo: @Sendable (HTTPRequest) async -> TestMachine.Answer = { request in
        let words =
            request.headers.map(\.value).joined(separator: " ") + " " + String(decoding: request.body, as: UTF8.self)
        guard request.endpoint.host.hasPrefix("sts.") else {
            let message = words.replacing("\"", with: " ")
            return .success(.json(#"{"message": "\#(message)", "error_description": "\#(message)"}"#, status: 400))
        }
        let text = words.replacing("&", with: " ")
        return .success(
            .xml(
                "<ErrorResponse><Error><Code>Invalid</Code><Message>\(text)</Message></Error></ErrorResponse>",
                status: 400))
    }

    @Test(arguments: machines)
    func nothingSaysASecret(place: String, settings: TestSettings) async throws {
        let outputs = ["{\"Version\": 1, \"SecretAccessKey\": \"SEEDED\"}", "SEEDED", "{\"SEEDED\": "]
        for output in outputs {
            let machine = TestMachine(
                settings, program: .success(ProgramOutcome(status: 0, output: Array(output.utf8), errors: [])),
                answer: Self.echo, metadata: Self.echo)
            let error = try #require(try await machine.error(), "\(place)")
            var said = machine.words.withLock { $0 }
            said += ["\(error)", String(reflecting: error)]
            var dumped = ""
            dump(error, to: &dumped)
            dump(try machine.resolve(), to: &dumped)
            said.append(dumped)
            for line in said { #expect(!line.contains("SEEDED"), "\(place): \(line)") }
        }
    }

    @Test func valuesThatHoldSecretsShowNone() throws {
        let keys = AWSCredentials(
            accessKeyID: "AKIA1234", secretAccessKey: "SEEDED", sessionToken: "SEEDED", source: "a test")
        let token = try #require(
            SSOToken(#"{"accessToken": "SEEDED", "expiresAt": "2027-01-01T00:00:00Z"}"#))
        let login = try #require(
            LoginToken(
                #"{"accessToken": {"accessKeyId": "a", "secretAccessKey": "SEEDED", "sessionToken": "SEEDED", "#
                    + #""expiresAt": "2027-01-01T00:00:00Z"}, "refreshToken": "SEEDED", "clientId": "c", "dpopKey": "SEEDED"}"#,
                source: "x"))
        var dumped = ""
        dump(keys, to: &dumped)
        dump(token, to: &dumped)
        dump(login, to: &dumped)
        #expect(
            !"\(keys) \(token) \(login) \(String(reflecting: login)) \(Secret("SEEDED")) \(dumped)".contains("SEEDED"))
    }
}
