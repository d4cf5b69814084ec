import Synchronization
import Testing

@testable import AWSClient

/// Keys in the environment and in files.
struct StaticCredentialsTests {
    private let files = """
        [default]
        aws_access_key_id = AKIADEFAULT
        aws_secret_access_key = SEEDED-SECRET
        aws_session_token = SEEDED-TOKEN
        [half]
        aws_access_key_id = AKIAHALF
        [none]
        region = x
        """
    private let keys = ["AWS_ACCESS_KEY_ID": "AKIAENV", "AWS_SECRET_ACCESS_KEY": "SEEDED-SECRET"]

    private func credentials(_ settings: TestSettings) async throws -> AWSCredentials {
        try await TestMachine(settings).credentials()
    }

    @Test func theEnvironmentComesBeforeTheProfile() async throws {
        #expect(try await credentials(TestSettings(credentials: files, environment: keys)).accessKeyID == "AKIAENV")
        let both = TestSettings(credentials: files, environment: keys.merging(["AWS_PROFILE": "default"]) { $1 })
        #expect(try await credentials(both).accessKeyID == "AKIAENV")
        let option = TestSettings(credentials: files, environment: keys, profile: "default")
        let found = try await credentials(option)
        #expect(found.accessKeyID == "AKIADEFAULT" && found.sessionToken == "SEEDED-TOKEN")
        #expect(found.source == "profile \"default\" in /home/me/.aws/credentials:2")
    }

    @Test func halfAKeyIsAnError() async throws {
        // The default profile has keys; they are not taken instead.
        for (settings, words) in [
            (
                TestSettings(credentials: files, environment: ["AWS_ACCESS_KEY_ID": "AKIAENV"]),
                "AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not"
            ),
            (
                TestSettings(credentials: files, profile: "half"),
                "profile \"half\" has aws_access_key_id and no aws_secret_access_key"
            ),
        ] {
            #expect(try await TestMachine(settings).error()?.reason == words)
        }
    }

    @Test func theOlderNameOfATokenComesFirst() async throws {
        let tokens = ["AWS_SESSION_TOKEN": "SEEDED-NEW", "AWS_SECURITY_TOKEN": "SEEDED-OLD"]
        let environment = TestSettings(environment: keys.merging(tokens) { $1 })
        #expect(try await credentials(environment).sessionToken == "SEEDED-OLD")
        let both = files.replacing("[half]", with: "aws_security_token = SEEDED-OLD\n[half]")
        #expect(try await credentials(TestSettings(credentials: both)).sessionToken == "SEEDED-OLD")
    }

    @Test func saysWhereItLookedInOrder() async throws {
        let machine = TestMachine(
            TestSettings(
                credentials: files, environment: ["AWS_PROFILE": "none", "AWS_EC2_METADATA_DISABLED": "true"]))
        let error = try #require(try await machine.error())
        #expect(
            error.reason == """
                no credentials; tried in order: environment (AWS_ACCESS_KEY_ID is not set); profile "none" (no role_arn, \
                no web_identity_token_file, no sso_account_id, no keys in the credentials file, no login_session, \
                no credential_process, no keys in the configuration file); container \
                (AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI are not set); \
                instance metadata (AWS_EC2_METADATA_DISABLED is true)
                """)
        #expect(error.kind == .missing && error.advice.contains("aws configure"))
    }

    @Test func theConfigurationFilesKeysComeAfterTheProcess() async throws {
        let config = """
            [default]
            aws_access_key_id = AKIACONFIG
            aws_secret_access_key = SEEDED-SECRET
            """
        #expect(try await credentials(TestSettings(config: config)).accessKeyID == "AKIACONFIG")
        let outcome = ProgramOutcome(
            status: 0, output: Array(#"{"Version":1,"AccessKeyId":"AKIAPROCESS","SecretAccessKey":"s"}"#.utf8),
            errors: [])
        let machine = TestMachine(
            TestSettings(config: config + "\ncredential_process = helper\n"), program: .success(outcome))
        #expect(try await machine.credentials().accessKeyID == "AKIAPROCESS")
    }

    @Test func anEndInTheEnvironmentCounts() async throws {
        var settings = TestSettings(environment: keys)
        settings.environment["AWS_CREDENTIAL_EXPIRATION"] = "2026-11-25T11:00:00Z"
        let error = try await TestMachine(settings).error()
        #expect(error?.reason.contains("expired at 2026-11-25T11:00:00Z") == true)
        settings.environment["AWS_CREDENTIAL_EXPIRATION"] = "2026-11-25T15:00:00+01:00"
        #expect(try await credentials(settings).expiration?.iso8601 == "2026-11-25T14:00:00Z")
        settings.environment["AWS_CREDENTIAL_EXPIRATION"] = "soon"
        #expect(try await TestMachine(settings).error()?.subject == "AWS_CREDENTIAL_EXPIRATION")
    }

    @Test func filesAreReadAgainWhenAWSRefuses() async throws {
        let machine = TestMachine(TestSettings(credentials: files))
        let source = try machine.source()
        let old = try await source.current()
        machine.files.withLock {
            $0["/home/me/.aws/credentials"] = "[default]\naws_access_key_id=AKIANEW\naws_secret_access_key=SEEDED\n"
        }
        #expect(try await source.current() == old)
        #expect(try await source.renewed(after: old).accessKeyID == "AKIANEW")
        #expect(try await source.current().accessKeyID == "AKIANEW")
        #expect(try await source.renewed(after: old).accessKeyID == "AKIANEW")
    }
}
