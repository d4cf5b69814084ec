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
        try await CredentialsSource(settings: settings.resolve()).current()
    }

    @Test func theEnvironmentComesBeforeTheProfile() async throws {
        #expect(try await credentials(TestSettings(credentials: files, environment: keys)).accessKeyID == "AKIAENV")
        let both = TestSettings(credentials: files, environment: keys.merging(["AWS_PROFILE": "default"]) { $1 })
        #expect(try await credentials(both).accessKeyID == "AKIAENV")
        let option = TestSettings(credentials: files, environment: keys, profile: "default")
        let found = try await credentials(option)
        #expect(found.accessKeyID == "AKIADEFAULT" && found.sessionToken == "SEEDED-TOKEN")
    }

    @Test func halfAKeyIsAnError() async throws {
        for settings in [
            TestSettings(credentials: files, environment: ["AWS_ACCESS_KEY_ID": "AKIAENV"]),
            TestSettings(credentials: files, profile: "half"),
        ] {
            let error = await #expect(throws: CredentialsError.self) { try await credentials(settings) }
            #expect(error?.description.lowercased().contains("secret") == true)
        }
    }

    @Test func saysWhereItLooked() async throws {
        let error = await #expect(throws: CredentialsError.self) {
            try await credentials(TestSettings(credentials: files, environment: ["AWS_PROFILE": "none"]))
        }
        #expect(error?.description.contains("AWS_ACCESS_KEY_ID is not set, and profile \"none\" has no keys") == true)
    }

    @Test func showsNoSecret() async throws {
        let found = try await credentials(TestSettings(credentials: files))
        var dumped = ""
        dump(found, to: &dumped)
        #expect(!"\(found) \(String(reflecting: found)) \(dumped)".contains("SEEDED"))
    }
}
