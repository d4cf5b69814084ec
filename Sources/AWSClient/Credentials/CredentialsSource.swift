/// The credentials that the settings lead to.
public actor CredentialsSource: CredentialsProviding {
    private let settings: ClientSettings
    private var known: AWSCredentials?

    /// A source that has looked nowhere yet.
    public init(settings: ClientSettings) { self.settings = settings }

    /// Credentials that are good for now.
    ///
    /// - Throws: `CredentialsError` where there are none; it says where was looked.
    public func current() async throws(CredentialsError) -> AWSCredentials {
        if let known { return known }
        let found = try find()
        known = found
        return found
    }

    /// The same, read anew: what stands in the environment or in a file only a person renews.
    public func renewed(after rejected: AWSCredentials) async throws(CredentialsError) -> AWSCredentials {
        known = nil
        return try await current()
    }

    private func find() throws(CredentialsError) -> AWSCredentials {
        if !settings.isProfileAnOption, let found = try StaticCredentials.environment(settings.input) { return found }
        if let found = try StaticCredentials.profile(settings.profile, named: settings.profileName) { return found }
        let environment = settings.isProfileAnOption ? "" : "AWS_ACCESS_KEY_ID is not set, and "
        throw CredentialsError(
            subject: "no credentials", reason: "\(environment)profile \"\(settings.profileName)\" has no keys",
            advice:
                "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a profile with --profile, or run aws configure.")
    }
}
