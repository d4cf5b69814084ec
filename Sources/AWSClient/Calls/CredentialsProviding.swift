/// Whatever hands out the credentials that requests are signed with, and renews them.
public protocol CredentialsProviding: Sendable {
    /// Credentials that are valid at present.
    func current() async throws(CredentialsError) -> AWSCredentials
    /// Others, after AWS said that these have expired. The same where there are no others.
    func renewed(after rejected: AWSCredentials) async throws(CredentialsError) -> AWSCredentials
}
