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

        /// A setting from its parts.
        public init(value: String, origin: String) {
            self.value = value
            self.origin = origin
        }
    }

    /// The profile; `default` where none was named.
    public let profileName: String
    /// The option or variable that named the profile; nil where none did.
    public let profileOrigin: String?
    /// Whether the option `--profile` named it: then the environment's keys do not count.
    let isProfileAnOption: Bool
    /// The region, or nil where none is set.
    public let region: Setting?
    /// A file of certificate authorities, or nil for the system's.
    public let caBundle: Setting?
    /// How often requests are repeated.
    public let retry: RetrySettings
    /// The retry mode and the number of attempts that were written somewhere.
    public let retryMode: Setting?
    /// The number of attempts that was written somewhere.
    public let maxAttempts: Setting?
    /// Whether FIPS endpoints are used, where that was written somewhere.
    public let fips: Setting?
    /// Whether dual-stack endpoints are used, where that was written somewhere.
    public let dualStack: Setting?
    /// What was read though it is doubtful, each with file and line. Nothing in them is a value.
    public var warnings: [String] { files.warnings }
    let input: SettingsInput
    let profile: ProfileFiles.Profile
    let files: ProfileFiles
    let usesFIPS: Bool
    let usesDualStack: Bool

    /// Looks settings up as this profile's.
    var lookup: SettingLookup { SettingLookup(input: input, profile: profile) }

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
        let named = Self.namedProfile(input)
        profileName = named?.value ?? "default"
        profileOrigin = named?.origin
        isProfileAnOption = input.profile != nil
        profile = files.profiles[profileName] ?? [:]
        if let named, files.profiles[named.value] == nil { throw Self.unknown(named, files) }
        let lookup = SettingLookup(input: input, profile: profile)
        region = lookup.first(option: input.region, "--region", ["AWS_REGION", "AWS_DEFAULT_REGION"], "region")
        caBundle = lookup.first(option: input.caBundle, "--ca-bundle", ["AWS_CA_BUNDLE"], "ca_bundle")
        fips = lookup.first(["AWS_USE_FIPS_ENDPOINT"], "use_fips_endpoint")
        dualStack = lookup.first(["AWS_USE_DUALSTACK_ENDPOINT"], "use_dualstack_endpoint")
        usesFIPS = try lookup.flag(fips, "use_fips_endpoint")
        usesDualStack = try lookup.flag(dualStack, "use_dualstack_endpoint")
        retryMode = lookup.first(["AWS_RETRY_MODE"], "retry_mode")
        maxAttempts = lookup.first(["AWS_MAX_ATTEMPTS"], "max_attempts")
        retry = try lookup.retry(mode: retryMode, attempts: maxAttempts)
        if let region { try RegionName.check(region) }
    }

    private static func namedProfile(_ input: SettingsInput) -> Setting? {
        if let name = input.profile { return Setting(value: name, origin: "--profile") }
        for variable in ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] {
            // An empty name is a name too, of a profile that does not exist: so it is for the AWS CLI.
            if let name = input.environment(variable) { return Setting(value: name, origin: variable) }
        }
        return nil
    }

    private static func unknown(_ named: Setting, _ files: ProfileFiles) -> SettingsError {
        let known = files.profiles.keys.sorted().joined(separator: ", ")
        var advice = known.isEmpty ? "They have no profile at all; see aws configure." : "There are: \(known)."
        if let place = files.strangers[named.value] {
            advice = "\(place) has [\(named.value)]; in that file it must be [profile \(named.value)]."
        }
        return SettingsError(
            subject: "profile \"\(named.value)\" (\(named.origin))",
            reason: "the configuration files have no such profile", advice: advice)
    }

    private static func file(
        _ input: SettingsInput, _ variable: String, _ usual: String
    ) throws(SettingsError) -> INIFile? {
        let path = input.expand(input.variable(variable) ?? usual)
        guard let text = try input.readFile(path) else { return nil }
        var file = try INIFile(text, path: path)
        if file.holdsSecrets, input.isOpenToOthers(path) {
            file.warnings.append("\(path): it holds secrets that other users can read; chmod 600 keeps them out")
        }
        return file
    }
}
