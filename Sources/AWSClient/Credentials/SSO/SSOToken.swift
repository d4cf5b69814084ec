import JSONText

/// The token that `aws sso login` leaves in its cache. Pure.
struct SSOToken: Sendable, Equatable {
    var accessToken: Secret
    var expiresAt: UTCInstant
    /// What a new token is asked for with; nil where the older form of login left none.
    var refresh: Refresh?

    /// The means of a refresh.
    struct Refresh: Sendable, Equatable {
        var token: Secret
        var clientID: String
        var clientSecret: Secret
        var registrationExpiresAt: UTCInstant
    }

    /// A token is refreshed when it lasts less than this, in seconds.
    private static let refreshWindow: Int64 = 900

    /// Reads a cache file; nil where it is no token.
    init?(_ text: String) {
        guard let root = try? JSONDocument(parsing: text).root, let token = root["accessToken"]?.string,
            let expires = root["expiresAt"]?.string.flatMap({ UTCInstant(iso8601: $0) })
        else { return nil }
        accessToken = Secret(token)
        expiresAt = expires
        guard let refreshToken = root["refreshToken"]?.string, let id = root["clientId"]?.string,
            let secret = root["clientSecret"]?.string,
            let registration = root["registrationExpiresAt"]?.string.flatMap({ UTCInstant(iso8601: $0) })
        else { return }
        refresh = Refresh(
            token: Secret(refreshToken), clientID: id, clientSecret: Secret(secret),
            registrationExpiresAt: registration)
    }

    /// Whether it is of no use any more.
    func isExpired(at now: UTCInstant) -> Bool { expiresAt <= now }

    /// The means of a refresh, where one is due and may succeed.
    func dueRefresh(at now: UTCInstant) -> Refresh? {
        guard expiresAt.secondsSinceEpoch - now.secondsSinceEpoch < Self.refreshWindow,
            let refresh, refresh.registrationExpiresAt > now
        else { return nil }
        return refresh
    }

    /// The token after a refresh. Where AWS gives no new refresh token, there is none for the next time.
    func renewed(by answer: JSONElement, at now: UTCInstant) -> SSOToken? {
        guard let token = answer["accessToken"]?.string, let lasts = answer["expiresIn"]?.int, var refresh else {
            return nil
        }
        var new = self
        new.accessToken = Secret(token)
        new.expiresAt = UTCInstant(secondsSinceEpoch: now.secondsSinceEpoch + Int64(min(max(lasts, 0), 1 << 32)))
        if let next = answer["refreshToken"]?.string {
            refresh.token = Secret(next)
            new.refresh = refresh
        } else {
            new.refresh = nil
        }
        return new
    }

    /// The form of the AWS CLI's cache files, with the client that the old token was made for.
    func cacheText(_ settings: SSOSettings, client: Refresh) -> [UInt8] {
        var members: [(String, JSONValue)] = [
            ("startUrl", .string(settings.startURL)), ("region", .string(settings.region)),
            ("accessToken", .string(accessToken.text)), ("expiresAt", .string(expiresAt.iso8601)),
            ("clientId", .string(client.clientID)), ("clientSecret", .string(client.clientSecret.text)),
            ("registrationExpiresAt", .string(client.registrationExpiresAt.iso8601)),
        ]
        if let refresh { members.append(("refreshToken", .string(refresh.token.text))) }
        return JSONValue(members: members).encoded(indent: nil)
    }
}
