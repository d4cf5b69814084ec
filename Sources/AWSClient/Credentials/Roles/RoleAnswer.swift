import JSONText

/// What STS answers when a role is assumed, and what the AWS CLI keeps of it.
struct RoleAnswer: Sendable {
    let credentials: AWSCredentials
    let assumedRoleARN: String?
    let assumedRoleID: String?

    /// Reads an answer or a cache file; nil where something is missing.
    init?(_ text: [UInt8], source: String) {
        guard let root = try? JSONDocument(parsing: text).root, let keys = root["Credentials"],
            let key = keys["AccessKeyId"]?.string, let secret = keys["SecretAccessKey"]?.string,
            let token = keys["SessionToken"]?.string,
            let expiration = keys["Expiration"]?.string.flatMap({ UTCInstant(iso8601: $0) })
        else { return nil }
        assumedRoleARN = root["AssumedRoleUser"]?["Arn"]?.string
        assumedRoleID = root["AssumedRoleUser"]?["AssumedRoleId"]?.string
        let account = keys["AccountId"]?.string ?? assumedRoleARN.flatMap(Self.account)
        credentials = AWSCredentials(
            accessKeyID: key, secretAccessKey: secret, sessionToken: token, accountID: account,
            expiration: expiration, source: source)
    }

    /// The account in `arn:aws:sts::111122223333:assumed-role/…`.
    private static func account(of arn: String) -> String? {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count > 5 && parts[0] == "arn" && !parts[4].isEmpty ? String(parts[4]) : nil
    }

    /// The form of the AWS CLI's cache files.
    var cacheText: [UInt8] {
        let keys: JSONValue = [
            "AccessKeyId": .string(credentials.accessKeyID), "SecretAccessKey": .string(credentials.secretAccessKey),
            "SessionToken": JSONValue(credentials.sessionToken),
            // The AWS CLI ends its times in UTC where others write Z.
            "Expiration": JSONValue(credentials.expiration.map { $0.iso8601.dropLast() + "UTC" }),
            "AccountId": JSONValue(credentials.accountID),
        ]
        let user: JSONValue = ["AssumedRoleId": JSONValue(assumedRoleID), "Arn": JSONValue(assumedRoleARN)]
        let all: JSONValue = ["Credentials": keys, "AssumedRoleUser": user]
        return all.encoded(indent: nil)
    }
}
