/// A profile, and all that a place of it may need.
struct ProfileContext: Sendable {
    let name: String
    let settings: ClientSettings
    let effects: CredentialsEffects
    /// Whether the environment's web identity counts: not where the profile was named by option or by another profile.
    let usesEnvironment: Bool

    /// The profile's values from both files.
    var values: ProfileFiles.Profile { settings.files.profiles[name] ?? [:] }

    /// How messages name the profile.
    var place: String { "profile \"\(name)\"" }

    /// Another profile of the same files.
    func other(_ name: String) -> ProfileContext {
        ProfileContext(name: name, settings: settings, effects: effects, usesEnvironment: false)
    }

    /// The answer of a place that the profile does not speak of.
    func absent(_ reason: String) -> CredentialsAnswer { .absent(place: place, reason: reason) }

    /// The error of a profile that is set up wrongly.
    func fault(_ key: String, _ reason: String, _ advice: String) -> CredentialsError {
        CredentialsError(subject: values[key]?.origin ?? place, reason: "\(place) \(reason)", advice: advice)
    }

    /// The caller for the services that hand out credentials. They are asked where AWS has them, or where the variables
    /// and files say; `--endpoint-url` does not move them, as with the AWS CLI.
    func caller(signingWith keys: AWSCredentials?) -> ServiceCaller {
        let settings = settings
        return ServiceCaller(
            transport: effects.transport, credentials: FixedCredentials(keys), retry: settings.retry,
            effects: effects.calls
        ) { service, region throws(SettingsError) in
            try settings.endpoint(for: service, region: region, usingOption: false)
        }
    }
}
