/// Keys in environment variables.
///
/// Source: "Environment variables to configure the AWS CLI", AWS CLI User Guide.
struct EnvironmentProvider: CredentialsProvider {
    let input: SettingsInput

    func look(isRenewal: Bool) async throws(CredentialsError) -> CredentialsAnswer {
        guard let key = input.variable("AWS_ACCESS_KEY_ID") else {
            return .absent(place: "environment", reason: "AWS_ACCESS_KEY_ID is not set")
        }
        guard let secret = input.variable("AWS_SECRET_ACCESS_KEY") else {
            throw CredentialsError(
                subject: "environment", reason: "AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not",
                advice: "Set both, or neither.")
        }
        return .found(
            AWSCredentials(
                accessKeyID: key, secretAccessKey: secret,
                sessionToken: input.variable("AWS_SECURITY_TOKEN") ?? input.variable("AWS_SESSION_TOKEN"),
                accountID: input.variable("AWS_ACCOUNT_ID"), expiration: try expiration(),
                source: "the environment"))
    }

    private func expiration() throws(CredentialsError) -> UTCInstant? {
        guard let text = input.variable("AWS_CREDENTIAL_EXPIRATION") else { return nil }
        guard let time = UTCInstant(iso8601: text) else {
            throw CredentialsError(
                subject: "AWS_CREDENTIAL_EXPIRATION", reason: "\"\(text.prefix(40))\" is no time",
                advice: "Write it as 2026-01-31T12:00:00Z, or unset it.")
        }
        return time
    }
}
