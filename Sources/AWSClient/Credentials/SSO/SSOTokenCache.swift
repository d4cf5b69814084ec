import JSONText

/// The token of an SSO session: from the AWS CLI's cache, renewed where it ends soon.
///
/// Source: "IAM Identity Center credential provider", AWS SDKs and Tools Reference Guide.
struct SSOTokenCache: Sendable {
    let profile: ProfileContext
    let settings: SSOSettings

    /// A token that is valid at present.
    func token() async throws(CredentialsError) -> Secret {
        let now = profile.effects.calls.now()
        let path = try self.path()
        guard let text = try read(path) else {
            throw login("there is no SSO token in \(path)")
        }
        guard var token = SSOToken(text) else { throw login("\(path) holds no SSO token") }
        if settings.session != nil, let means = token.dueRefresh(at: now) {
            token = try await renewed(token, means, path) ?? token
        }
        guard !token.isExpired(at: now) else {
            throw login("the SSO token has expired at \(token.expiresAt.iso8601)")
        }
        return token.accessToken
    }

    /// The error that a new login mends.
    func login(_ reason: String, _ kind: CredentialsError.Kind = .missing) -> CredentialsError {
        CredentialsError(
            kind, subject: profile.place, reason: reason, advice: "Run aws sso login --profile \(profile.name).")
    }

    private func path() throws(CredentialsError) -> String {
        do {
            let name = Digest.hex(try Digest.sha1(Array(settings.tokenName.utf8)))
            return "\(profile.settings.input.home)/.aws/sso/cache/\(name).json"
        } catch {
            throw CredentialsError(subject: profile.place, reason: "\(error)", advice: "See above.")
        }
    }

    private func read(_ path: String) throws(CredentialsError) -> String? {
        do {
            return try profile.settings.input.readFile(path)
        } catch {
            throw CredentialsError(error)
        }
    }

    /// A new token, kept; nil where AWS gave none, which matters only once the old one has expired.
    private func renewed(
        _ token: SSOToken, _ means: SSOToken.Refresh, _ path: String
    ) async throws(CredentialsError) -> SSOToken? {
        let effects = profile.effects
        let call = AWSCall(
            "sso-oidc", "CreateToken",
            parameters: [
                "grantType": "refresh_token", "clientId": .string(means.clientID),
                "clientSecret": .string(means.clientSecret.text), "refreshToken": .string(means.token.text),
            ], region: settings.region)
        do {
            let text = try await profile.caller(signingWith: nil).call(call)
            guard let root = try? JSONDocument(parsing: text).root,
                let new = token.renewed(by: root, at: effects.calls.now())
            else { return nil }
            if let fault = effects.writePrivateFile(path, new.cacheText(settings, client: means)) {
                effects.calls.warn("\(path): \(fault); the renewed SSO token is not kept, so log in again next time")
            }
            return new
        } catch {
            if case .cancelled = error { throw .interrupted(profile.place) }
            effects.calls.warn("\(profile.place): the SSO token could not be renewed: \(error)")
            return nil
        }
    }
}
