/// Keys that stand in a section of the configuration or credentials file.
enum StaticKeys {
    /// The keys of a section, or nil where it has none.
    ///
    /// - Throws: `CredentialsError` for half a pair.
    static func read(_ section: ProfileFiles.Profile, profile name: String, file: String) throws(CredentialsError)
        -> AWSCredentials?
    {
        guard let key = section.text("aws_access_key_id") else { return nil }
        guard let secret = section.text("aws_secret_access_key") else {
            throw CredentialsError(
                subject: section["aws_access_key_id"]?.origin ?? file,
                reason: "profile \"\(name)\" has aws_access_key_id and no aws_secret_access_key",
                advice: "Add the secret, or take the key out.")
        }
        return AWSCredentials(
            accessKeyID: key, secretAccessKey: secret,
            sessionToken: section.text("aws_security_token") ?? section.text("aws_session_token"),
            accountID: section.text("aws_account_id"),
            source: "profile \"\(name)\" in \(section["aws_access_key_id"]?.origin ?? "the \(file) file")")
    }
}
