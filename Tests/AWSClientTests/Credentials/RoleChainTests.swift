import Testing

@testable import AWSClient

/// The way from a profile to its first credentials.
struct RoleChainTests {
    private func plan(_ config: String, _ name: String = "a") throws -> RoleChain? {
        try RoleChain.plan(name, in: ProfileFiles(config: INIFile(config, path: "config"), credentials: nil).profiles)
    }

    @Test func followsSourceProfiles() throws {
        let chain = try #require(
            try plan(
                """
                [profile a]
                role_arn = arn:1
                source_profile = b
                external_id = e
                mfa_serial = m
                role_session_name = n
                duration_seconds = 1800
                [profile b]
                role_arn = arn:2
                source_profile = c
                duration_seconds = long
                [profile c]
                aws_access_key_id = k
                """))
        #expect(chain.steps.map(\.profile) == ["a", "b"] && chain.source == .profile("c"))
        var first = RoleRequest(roleARN: "arn:1")
        (first.externalID, first.mfaSerial, first.sessionName, first.durationSeconds) = ("e", "m", "n", 1800)
        #expect(chain.steps[0].request == first && chain.steps[1].request == RoleRequest(roleARN: "arn:2"))
        #expect(chain.warnings == ["config:11: duration_seconds is no number and does not count"])
    }

    @Test func endsWhereItMay() throws {
        #expect(try plan("[profile a]\nregion = r\n") == nil)
        #expect(try plan("[profile a]\nrole_arn = r\nweb_identity_token_file = f\n") == nil)
        // Keys win over the role of a source, and a profile with keys may be its own source.
        let keyed = "[profile a]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = s\naws_access_key_id = k\n"
        #expect(try plan(keyed)?.steps.count == 1 && plan(keyed)?.source == .profile("b"))
        #expect(
            try plan("[profile a]\nrole_arn = r\nsource_profile = a\naws_access_key_id = k\n")?.source == .profile("a"))
        for (name, source) in [
            ("Environment", RoleChain.Source.environment), ("EcsContainer", .container),
            ("Ec2InstanceMetadata", .instance),
        ] {
            #expect(try plan("[profile a]\nrole_arn = r\ncredential_source = \(name)\n")?.source == source)
        }
    }

    @Test(arguments: [
        ("role_arn = r\n", "config:2: profile \"a\" has role_arn and no source_profile"),
        ("role_arn = r\nsource_profile = a\ncredential_source = Environment\n", "has both source_profile and"),
        ("role_arn = r\ncredential_source = environment\n", "config:3: \"environment\" is no credential source"),
        ("role_arn = r\nsource_profile = z\n", "config:3: the source_profile \"z\" does not exist"),
        ("role_arn = r\nsource_profile = a\n", "go in a circle: a -> a. "),
        (
            "role_arn = r\nsource_profile = b\n[profile b]\nrole_arn = s\nsource_profile = a\n",
            "go in a circle: a -> b -> a. "
        ),
    ])
    func refusesWhatLeadsNowhere(body: String, words: String) {
        let error = #expect(throws: CredentialsError.self) { try plan("[profile a]\n" + body) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }
}
