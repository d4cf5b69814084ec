/// The keys that requests are signed with. Printing a value never shows a secret.
public struct AWSCredentials: Sendable, Hashable {
    /// The public half, `AKIA…` or `ASIA…`.
    public var accessKeyID: String
    /// The secret half.
    public var secretAccessKey: String
    /// The token of temporary credentials.
    public var sessionToken: String?
    /// The account they belong to, where the source says so.
    public var accountID: String?
    /// When they stop working, where the source says so.
    public var expiration: UTCInstant?
    /// Where they came from, in words.
    public var source: String

    /// Credentials from their parts.
    public init(
        accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, accountID: String? = nil,
        expiration: UTCInstant? = nil, source: String
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.accountID = accountID
        self.expiration = expiration
        self.source = source
    }
}

extension AWSCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The key's last four characters and the source.
    public var description: String { "credentials ****\(accessKeyID.suffix(4)) from \(source)" }
    /// The same as `description`.
    public var debugDescription: String { description }
    /// Nothing, so that `dump` shows no secret either.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension AWSCredentials {
    /// The text with the secrets in it masked. AWS repeats what a wrong signature was made of, and so the token.
    func masked(in text: String) -> String {
        [secretAccessKey, sessionToken ?? ""].filter { !$0.isEmpty }.reduce(text) { $0.replacing($1, with: "****") }
    }
}
