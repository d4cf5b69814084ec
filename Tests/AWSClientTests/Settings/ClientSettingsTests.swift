import Testing

@testable import AWSClient

/// Which of several settings counts.
struct ClientSettingsTests {
    @Test func profilesComeFromBothFiles() throws {
        let settings = try TestSettings(
            config: "[profile a]\nregion = cfg-a\n[a]\nregion = no\n[profile \"b c\"]\nregion = r\n[profilefoo]\n",
            credentials: "[a]\nregion = cred-a\n", profile: "a"
        ).resolve()
        #expect(settings.region?.value == "cred-a")
        #expect(settings.region?.origin == "/home/me/.aws/credentials:2")
        #expect(
            try TestSettings(config: "[profile 'b c']\nregion = r\n", profile: "b c").resolve().region?.value == "r")
    }

    @Test func theRegionsOrderIsTheCLIs() throws {
        var settings = TestSettings(config: "[default]\nregion = file\n")
        #expect(try settings.resolve().region?.value == "file")
        settings.environment["AWS_DEFAULT_REGION"] = "second"
        #expect(try settings.resolve().region?.value == "second")
        settings.environment["AWS_REGION"] = "first"
        #expect(try settings.resolve().region == ClientSettings.Setting(value: "first", origin: "AWS_REGION"))
        settings.region = "option"
        #expect(try settings.resolve().region?.value == "option")
        #expect(try TestSettings().resolve().region == nil)
    }

    @Test(arguments: ["eu west", "-x", "eu-west-1/", "é", ""])
    func refusesWhatIsNoRegion(name: String) {
        let error = #expect(throws: SettingsError.self) { try TestSettings(region: name).resolve() }
        #expect(error?.description.contains("is no region") == true)
    }

    @Test func aNamedProfileMustExist() {
        let files = "[default]\n[profile one]\n[profile two]\n"
        let error = #expect(throws: SettingsError.self) { try TestSettings(config: files, profile: "tow").resolve() }
        #expect(error?.description.contains("There are: default, one, two.") == true)
        #expect(throws: SettingsError.self) { try TestSettings(environment: ["AWS_PROFILE": ""]).resolve() }
    }

    @Test func filesMayBeElsewhere() throws {
        var settings = TestSettings(environment: [
            "AWS_CONFIG_FILE": "~/x/$WHERE/${WHAT}", "WHERE": "y", "WHAT": "config",
        ])
        settings.files["/home/me/x/y/config"] = "[default]\nregion = there\n"
        #expect(try settings.resolve().region?.value == "there")
    }

    @Test func retrySettings() throws {
        #expect(try TestSettings().resolve().retry == RetrySettings())
        let legacy = try TestSettings(config: "[default]\nretry_mode = legacy\n").resolve().retry
        #expect(legacy == RetrySettings(maxAttempts: 5))
        let adaptive = try TestSettings(environment: ["AWS_RETRY_MODE": "adaptive", "AWS_MAX_ATTEMPTS": "7"]).resolve()
        #expect(adaptive.retry == RetrySettings(maxAttempts: 7, isAdaptive: true))
        for (variable, value) in [("AWS_MAX_ATTEMPTS", "0"), ("AWS_MAX_ATTEMPTS", "x"), ("AWS_RETRY_MODE", "quick")] {
            #expect(throws: SettingsError.self) { try TestSettings(environment: [variable: value]).resolve() }
        }
        #expect(throws: SettingsError.self) {
            try TestSettings(environment: ["AWS_USE_FIPS_ENDPOINT": "yes"]).resolve()
        }
    }
}
