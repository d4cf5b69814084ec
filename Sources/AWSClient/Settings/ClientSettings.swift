/// How AWS is reached, gathered from options, environment and files in the AWS CLI's order.
///
/// Source: "Configuration and credential precedence", AWS CLI User Guide, version 2.
public struct ClientSettings: Sendable {
    /// A setting and where it comes from, in words.
    public struct Setting: Sendable, Hashable {
        /// The value.
        public var value: String
        /// The option, the variable, or the file and line.
        public var origin: String
    }

    /// The profile; `default` where none was named.
    public let profileName: String
    /// Whether the option `--profile` named it: then the environment's keys do not count.
    let isProfileAnOption: Bool
    /// The region, or nil where none is set.
    public let region: Setting?
    /// A file of certificate authorities, or nil for the system's.
    public let caBundle: Setting?
    /// How often requests are repeated.
    public let retry: RetrySettings
    let input: SettingsInput
    let profile: ProfileFiles.Profile
    let files: ProfileFiles
    let usesFIPS: Bool
    let usesDualStack: Bool

    /// Reads everything.
    ///
    /// - Throws: `SettingsError` for files that cannot be read, a profile that does not exist, and values that are none.
    public static func resolve(_ input: SettingsInput) throws(SettingsError) -> ClientSettings {
        try ClientSettings(input)
    }

    private init(_ input: SettingsInput) throws(SettingsError) {
        self.input = input
        files = ProfileFiles(
            config: try Self.file(input, "AWS_CONFIG_FILE", "~/.aws/config"),
            credentials: try Self.file(input, "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"))
        let named = input.profile ?? input.environment("AWS_PROFILE") ?? input.environment("AWS_DEFAULT_PROFILE")
        profileName = named ?? "default"
        isProfileAnOption = input.profile != nil
        profile = files.profiles[profileName] ?? [:]
        if let named, files.profiles[named] == nil {
            let known = files.profiles.keys.sorted().joined(separator: ", ")
            throw SettingsError(
                subject: "profile \"\(named)\"", reason: "the configuration files have no such profile",
                advice: known.isEmpty ? "They have no profile at all; see aws configure." : "There are: \(known).")
        }
        let lookup = SettingLookup(input: input, profile: profile)
        region = lookup.first(option: input.region, "--region", ["AWS_REGION", "AWS_DEFAULT_REGION"], "region")
        caBundle = lookup.first(option: input.caBundle, "--ca-bundle", ["AWS_CA_BUNDLE"], "ca_bundle")
        usesFIPS = try lookup.flag(["AWS_USE_FIPS_ENDPOINT"], "use_fips_endpoint")
        usesDualStack = try lookup.flag(["AWS_USE_DUALSTACK_ENDPOINT"], "use_dualstack_endpoint")
        retry = try lookup.retry()
        if let region { try RegionName.check(region) }
    }

    private static func file(
        _ input: SettingsInput, _ variable: String, _ usual: String
    ) throws(SettingsError) -> INIFile? {
        let path = input.expand(input.variable(variable) ?? usual)
        guard let text = try input.readFile(path) else { return nil }
        return try INIFile(text, path: path)
    }
}
