import Foundation
import Testing

/// Where `awsdrops doctor` says that the credentials come from, with a server that takes none but these.
@Suite(.serialized)
struct DoctorSourceTests {
    private static let key = "ASIAOFTHESOURCE"
    private static let secret = "SEEDED-SECRET-OF-THE-SOURCE"
    /// The token that `metadata_server.py` gives.
    private static let token = "SEEDED-TOKEN-OF-THE-ROLE"
    private static let aws = Task {
        try await ReplayServer.start(options: [
            "--credentials", "111122223333=\(key),\(secret),\(token)", "--identity-token", SeededSecrets.identityToken,
        ])
    }
    private static let metadata = Task { try await PythonServer.start("metadata_server.py", [key, secret]) }
    private static let sso = Task { try await PythonServer.start("sso_server.py", [key, secret, token]) }

    private let scratch: TemporaryDirectory

    init() throws { scratch = try TemporaryDirectory() }

    private func doctor(config: String, _ environment: [String: String] = [:]) async throws -> CommandResult {
        let file = try scratch.write(config, to: ".aws/config")
        let aws = try await Self.aws.value
        return try await CommandRunner.awsdrops.run(
            ["doctor"],
            environment: [
                "HOME": scratch.url.path, "AWS_CONFIG_FILE": file.path, "AWS_ENDPOINT_URL": aws.url,
            ].merging(environment) { $1 })
    }

    private func expect(_ result: CommandResult, key: String = "URCE", _ source: String) {
        #expect(
            result.output.contains("credentials  ****\(key) (\(source))\n"), "\(result.output)\(result.errors)")
        #expect(result.output.contains("account 111122223333") && result.status == 0, "\(result.output)")
    }

    @Test func webIdentity() async throws {
        let file = try scratch.write(SeededSecrets.identityToken, to: "token")
        let role = "arn:aws:iam::111122223333:role/pod"
        let variables = ["AWS_WEB_IDENTITY_TOKEN_FILE": file.path, "AWS_ROLE_ARN": role]
        let result = try await doctor(config: "[default]\nregion = eu-west-1\n", variables)
        let shown = try #require(result.output.firstMatch(of: #/credentials  \*\*\*\*(\w{4}) /#)?.1)
        expect(result, key: String(shown), "role \(role) (web identity of the environment)")
        #expect(result.output.contains("\nvalid until  20"))
    }

    @Test func singleSignOn() async throws {
        try scratch.write(
            """
            {"accessToken": "SEEDED-ACCESS-OLD", "expiresAt": "2020-01-01T00:00:00Z", "refreshToken": "SEEDED-REFRESH",
            "clientId": "client", "clientSecret": "SEEDED-CLIENT", "registrationExpiresAt": "2099-01-01T00:00:00Z"}
            """, to: ".aws/sso/cache/0ad374308c5a4e22f723adf10145eafad7c4031c.json")
        let url = try await Self.sso.value.url
        let config = """
            [profile admin]
            region = eu-west-1
            sso_session = my-sso
            sso_account_id = 111122223333
            sso_role_name = reader
            [sso-session my-sso]
            sso_region = eu-central-1
            sso_start_url = https://start.example
            """
        let environment = [
            "AWS_PROFILE": "admin", "AWS_ENDPOINT_URL_SSO": url, "AWS_ENDPOINT_URL_SSO_OIDC": url,
        ]
        expect(try await doctor(config: config, environment), "SSO role reader (profile \"admin\")")
        // The renewed token is kept: the next run needs no renewal.
        let again = environment.merging(["AWS_ENDPOINT_URL_SSO_OIDC": "http://127.0.0.1:9"]) { $1 }
        expect(try await doctor(config: config, again), "SSO role reader (profile \"admin\")")
    }

    @Test func consoleLogin() async throws {
        try scratch.write(
            """
            {"accessToken": {"accessKeyId": "\(Self.key)", "secretAccessKey": "\(Self.secret)",
            "sessionToken": "\(Self.token)", "accountId": "111122223333", "expiresAt": "2099-01-01T00:00:00Z"},
            "refreshToken": "SEEDED-R", "clientId": "c", "dpopKey": "SEEDED-K"}
            """, to: "logins/2744ccd10c7533bd736ad890f9dd5cab2adb27b07d500b9493f29cdc420cb2e0.json")
        let config = "[default]\nregion = eu-west-1\nlogin_session = me\n"
        let folder = ["AWS_LOGIN_CACHE_DIRECTORY": scratch.url.appending(path: "logins").path]
        expect(try await doctor(config: config, folder), "aws login (profile \"default\")")
    }

    @Test func process() async throws {
        let keys = try scratch.write(
            """
            {"Version": 1, "AccessKeyId": "\(Self.key)", "SecretAccessKey": "\(Self.secret)",
            "SessionToken": "\(Self.token)"}
            """, to: "my keys")
        let config = "[default]\nregion = eu-west-1\ncredential_process = cat \"\(keys.path)\"\n"
        expect(try await doctor(config: config), "credential_process (profile \"default\")")
    }

    @Test func container() async throws {
        let address = "\(try await Self.metadata.value.url)/container?task=1"
        let result = try await doctor(
            config: "[default]\nregion = eu-west-1\n",
            ["AWS_CONTAINER_CREDENTIALS_FULL_URI": address, "AWS_CONTAINER_AUTHORIZATION_TOKEN": "pass"])
        expect(result, "container role (AWS_CONTAINER_CREDENTIALS_FULL_URI)")
    }

    @Test func instanceMetadata() async throws {
        let address = try await Self.metadata.value.url
        let result = try await doctor(
            config: "",
            ["AWS_EC2_METADATA_DISABLED": "false", "AWS_EC2_METADATA_SERVICE_ENDPOINT": address])
        expect(result, "the role of this EC2 instance")
        #expect(result.output.contains("region       eu-west-1 (instance metadata)"), "\(result.output)")
    }

    @Test func noSourceLeavesTheSettings() async throws {
        let result = try await doctor(config: "[default]\nregion = eu-west-1\n")
        #expect(result.status == 77 && result.errors.contains("no credentials; tried in order"), "\(result.errors)")
        #expect(result.output.contains("region       eu-west-1 (") && !result.output.contains("permissions"))
        #expect(result.output.contains("(AWS_ENDPOINT_URL)"), "\(result.output)")
    }

    @Test func nobodyAnswers() async throws {
        let result = try await CommandRunner.awsdrops.run(
            ["doctor", "--endpoint-url", "http://127.0.0.1:9"], environment: ReplayServer.environment)
        #expect(result.status == 69 && result.errors.isEmpty, "\(result.errors)")
        #expect(result.output.contains("reached      0 of 1 endpoints\n  no answer from http://127.0.0.1:9: "))
        #expect(result.output.contains("15 without an answer"), "\(result.output)")
        #expect(result.lines.count < 25, "\(result.output)")
    }
}
