/// Credentials that stand in the environment or in the profile.
///
/// Source: "Configuration and credential precedence", AWS CLI User Guide.
enum StaticCredentials {
    /// Those of the environment, or nil where it has none. An empty key counts as absent.
    static func environment(_ input: SettingsInput) throws(CredentialsError) -> AWSCredentials? {
        guard let key = input.variable("AWS_ACCESS_KEY_ID") else { return nil }
        guard let secret = input.variable("AWS_SECRET_ACCESS_KEY") else {
            throw CredentialsError(
                subject: "the environment", reason: "AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not",
                advice: "Set both, or neither.")
        }
        return AWSCredentials(
            accessKeyID: key, secretAccessKey: secret,
            sessionToken: input.variable("AWS_SECURITY_TOKEN") ?? input.variable("AWS_SESSION_TOKEN"),
            accountID: input.variable("AWS_ACCOUNT_ID"),
            expiration: input.variable("AWS_CREDENTIAL_EXPIRATION").flatMap { UTCInstant(iso8601: $0) },
            source: "the environment")
    }

    /// Those of a profile, or nil where it has none.
    static func profile(_ profile: ProfileFiles.Profile, named name: String) throws(CredentialsError)
        -> AWSCredentials?
    {
        func text(_ key: String) -> String? { profile[key].flatMap { $0.text.isEmpty ? nil : $0.text } }
        guard let key = text("aws_access_key_id") else { return nil }
        guard let secret = text("aws_secret_access_key") else {
            throw CredentialsError(
                subject: profile["aws_access_key_id"]?.origin ?? name,
                reason: "profile \"\(name)\" has aws_access_key_id and no aws_secret_access_key",
                advice: "Add the secret, or take the key out.")
        }
        return AWSCredentials(
            accessKeyID: key, secretAccessKey: secret,
            sessionToken: text("aws_security_token") ?? text("aws_session_token"),
            accountID: text("aws_account_id"), source: "profile \"\(name)\"")
    }
}
