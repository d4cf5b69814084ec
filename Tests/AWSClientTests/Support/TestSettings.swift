@testable import AWSClient

/// Settings from dictionaries instead of a machine.
struct TestSettings {
    var environment: [String: String] = [:]
    var files: [String: String] = [:]
    var profile: String?
    var region: String?
    var endpointURL: String?

    /// Settings with the two usual files.
    init(
        config: String? = nil, credentials: String? = nil, environment: [String: String] = [:], profile: String? = nil,
        region: String? = nil, endpointURL: String? = nil
    ) {
        self.environment = environment
        self.profile = profile
        self.region = region
        self.endpointURL = endpointURL
        files["/home/me/.aws/config"] = config
        files["/home/me/.aws/credentials"] = credentials
    }

    var input: SettingsInput {
        let (environment, files) = (environment, files)
        return SettingsInput(
            environment: { environment[$0] }, profile: profile, region: region, endpointURL: endpointURL,
            home: "/home/me", readFile: { files[$0] })
    }

    func resolve() throws(SettingsError) -> ClientSettings { try ClientSettings.resolve(input) }
}
