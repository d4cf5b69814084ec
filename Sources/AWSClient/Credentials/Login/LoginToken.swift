import JSONText
import OrderedCollections

/// What `aws login` leaves in its cache: credentials, and the means to renew them. Pure.
struct LoginToken: Sendable {
    private let root: JSONValue
    /// The credentials, still good or not.
    let credentials: AWSCredentials
    let clientID: String
    let refreshToken: Secret
    /// A P-256 private key in PEM form, which proves that who renews is who logged in.
    let key: Secret

    /// Credentials are renewed when they last no longer than this, in seconds. The AWS CLI's own figure.
    private static let refreshWindow: Int64 = 300

    /// Reads a cache file; nil where something is missing.
    init?(_ text: String, source: String) {
        guard let root = try? JSONDocument(parsing: text).root, let keys = root["accessToken"],
            let id = keys["accessKeyId"]?.string, let secret = keys["secretAccessKey"]?.string,
            let token = keys["sessionToken"]?.string,
            let expires = keys["expiresAt"]?.string.flatMap({ UTCInstant(iso8601: $0) }),
            let client = root["clientId"]?.string, let refresh = root["refreshToken"]?.string,
            let pem = root["dpopKey"]?.string
        else { return nil }
        self.root = root.value
        credentials = AWSCredentials(
            accessKeyID: id, secretAccessKey: secret, sessionToken: token, accountID: keys["accountId"]?.string,
            expiration: expires, source: source)
        (clientID, refreshToken, key) = (client, Secret(refresh), Secret(pem))
    }

    /// Whether the credentials last long enough to be used as they are.
    func isGood(at now: UTCInstant) -> Bool {
        guard let end = credentials.expiration else { return false }
        return end.secondsSinceEpoch - now.secondsSinceEpoch > Self.refreshWindow
    }

    /// The cache file after a renewal, with all that is not known here as it was; nil where the answer lacks something.
    func renewed(by answer: JSONElement, at now: UTCInstant) -> [UInt8]? {
        guard let keys = answer["accessToken"], let id = keys["accessKeyId"]?.string,
            let secret = keys["secretAccessKey"]?.string, let token = keys["sessionToken"]?.string,
            let lasts = answer["expiresIn"]?.int, let refresh = answer["refreshToken"]?.string,
            case .object(var members) = root
        else { return nil }
        let end = UTCInstant(secondsSinceEpoch: now.secondsSinceEpoch + Int64(min(max(lasts, 0), 1 << 32)))
        members["accessToken"] = [
            "accessKeyId": .string(id), "secretAccessKey": .string(secret), "sessionToken": .string(token),
            "accountId": JSONValue(credentials.accountID), "expiresAt": .string(end.iso8601),
        ]
        members["refreshToken"] = .string(refresh)
        return JSONValue.object(members).encoded(indent: nil)
    }
}

extension LoginToken: CustomStringConvertible, CustomReflectable {
    var description: String { "login of \(credentials)" }
    var customMirror: Mirror { Mirror(self, children: [:]) }
}
