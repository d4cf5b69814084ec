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

    @Test func aForgottenWordInASectionIsTold() {
        let settings = TestSettings(config: "[default]\n[prod]\nregion = r\n", environment: ["AWS_PROFILE": "prod"])
        let error = #expect(throws: SettingsError.self) { try settings.resolve() }
        #expect(error?.advice == "/home/me/.aws/config:2 has [prod]; in that file it must be [profile prod].")
        #expect(error?.subject == "profile \"prod\" (AWS_PROFILE)")
    }

    @Test func theProfileVariablesOrderIsTheCLIs() throws {
        let config = "[profile a]\nregion = r-a\n[profile b]\nregion = r-b\n"
        var settings = TestSettings(config: config, environment: ["AWS_DEFAULT_PROFILE": "b"])
        #expect(try settings.resolve().region?.value == "r-b")
        settings.environment["AWS_PROFILE"] = "a"
        #expect(try settings.resolve().region?.value == "r-a" && settings.resolve().profileOrigin == "AWS_PROFILE")
        settings.profile = "b"
        #expect(try settings.resolve().region?.value == "r-b" && settings.resolve().profileOrigin == "--profile")
    }

    @Test func everySettingTellsItsOrigin() throws {
        let config =
            "[default]\nretry_mode = adaptive\nuse_fips_endpoint = true\nca_bundle = /ca.pem\nregion = r\nregion = s\n"
        let settings = try TestSettings(
            config: config, environment: ["AWS_MAX_ATTEMPTS": "4", "AWS_USE_DUALSTACK_ENDPOINT": "TRUE"]
        ).resolve()
        #expect(
            settings.retryMode?.origin == "/home/me/.aws/config:2" && settings.maxAttempts?.origin == "AWS_MAX_ATTEMPTS"
        )
        #expect(
            settings.fips?.origin == "/home/me/.aws/config:3"
                && settings.dualStack?.origin == "AWS_USE_DUALSTACK_ENDPOINT")
        #expect(settings.caBundle?.origin == "/home/me/.aws/config:4" && settings.profileOrigin == nil)
        #expect(
            settings.warnings == ["/home/me/.aws/config:6: the key stands in line 5 too; the value of this line counts"]
        )
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
