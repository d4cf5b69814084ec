import JSONText

/// Credentials as the metadata services of containers and instances answer with them.
enum MetadataAnswer {
    /// The credentials, or nil where the answer is none.
    static func credentials(_ body: [UInt8], source: String) -> AWSCredentials? {
        guard let root = try? JSONDocument(parsing: body).root, let key = root["AccessKeyId"]?.string,
            let secret = root["SecretAccessKey"]?.string, let token = root["Token"]?.string,
            let expiration = root["Expiration"]?.string.flatMap({ UTCInstant(iso8601: $0) })
        else { return nil }
        return AWSCredentials(
            accessKeyID: key, secretAccessKey: secret, sessionToken: token, accountID: root["AccountId"]?.string,
            expiration: expiration, source: source)
    }
}
