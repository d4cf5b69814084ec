/// Credentials that are what they are, for the few calls that fetch others.
struct FixedCredentials: CredentialsProviding {
    private let keys: AWSCredentials?

    /// - Parameter keys: Nil where only calls without signature are made.
    init(_ keys: AWSCredentials?) { self.keys = keys }

    func current() async throws(CredentialsError) -> AWSCredentials {
        guard let keys else {
            throw CredentialsError(
                subject: "credentials", reason: "this call needs some and was given none", advice: "Report this.")
        }
        return keys
    }

    func renewed(after rejected: AWSCredentials) async throws(CredentialsError) -> AWSCredentials {
        try await current()
    }
}
