/// The places that may hold credentials, in the order of the AWS CLI. The first that has some decides.
///
/// Source: "Configuration and credential precedence", AWS CLI User Guide.
struct CredentialsChain: Sendable {
    let providers: [any CredentialsProvider]

    /// The places of a whole run.
    static func standard(_ settings: ClientSettings, _ effects: CredentialsEffects) -> CredentialsChain {
        let profile = ProfileContext(
            name: settings.profileName, settings: settings, effects: effects,
            usesEnvironment: !settings.isProfileAnOption)
        // A profile named by option is meant: keys that happen to be in the environment do not count then.
        let environment: [any CredentialsProvider] =
            settings.isProfileAnOption ? [] : [EnvironmentProvider(input: settings.input)]
        let machine: [any CredentialsProvider] = [
            ContainerProvider(settings: settings, effects: effects),
            InstanceProvider(settings: settings, effects: effects),
        ]
        return CredentialsChain(
            providers: environment + [AssumeRoleProvider(profile: profile)] + providers(of: profile) + machine)
    }

    /// The places of one profile, but for the roles it assumes through others.
    static func providers(of profile: ProfileContext) -> [any CredentialsProvider] {
        [
            WebIdentityProvider(profile: profile), SSOProvider(profile: profile),
            StaticFileProvider(profile: profile, file: .credentials), LoginProvider(profile: profile),
            ProcessProvider(profile: profile), StaticFileProvider(profile: profile, file: .configuration),
        ]
    }

    /// Asks one place after the other.
    ///
    /// - Parameters:
    ///   - subject: Whose credentials are looked for, for the message where there are none.
    ///   - advice: What to do then.
    func look(
        isRenewal: Bool, subject: String, advice: String
    ) async throws(CredentialsError) -> AWSCredentials {
        var places: [String] = []
        var reasons: [String: [String]] = [:]
        for provider in providers {
            switch try await provider.look(isRenewal: isRenewal) {
            case .found(let credentials): return credentials
            case .absent(let place, let reason):
                if reasons[place] == nil { places.append(place) }
                reasons[place, default: []].append(reason)
            }
            if Task.isCancelled { throw .interrupted(subject) }
        }
        let tried = places.map { "\($0) (\((reasons[$0] ?? []).joined(separator: ", ")))" }
        throw CredentialsError(
            subject: subject, reason: "no credentials; tried in order: \(tried.joined(separator: "; "))",
            advice: advice)
    }
}
