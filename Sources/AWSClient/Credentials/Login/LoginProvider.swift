import JSONText

/// The credentials of a person who ran `aws login`.
///
/// Source: "Login for AWS local development using console credentials", AWS CLI User Guide.
struct LoginProvider: CredentialsProvider {
    let profile: ProfileContext

    func look(isRenewal: Bool) async throws(CredentialsError) -> CredentialsAnswer {
        guard let session = profile.values.text("login_session") else { return profile.absent("no login_session") }
        let path = try self.path(session)
        let text: String?
        do {
            text = try profile.settings.input.readFile(path)
        } catch {
            throw CredentialsError(error)
        }
        let source = "aws login (\(profile.place))"
        guard let text else { throw login("there is no login in \(path)") }
        guard let token = LoginToken(text, source: source) else { throw login("\(path) holds no login") }
        if !isRenewal, token.isGood(at: profile.effects.calls.now()) { return .found(token.credentials) }
        let answer = try await LoginRenewal(profile: profile).renew(token)
        guard let new = token.renewed(by: answer.root, at: profile.effects.calls.now()),
            let renewed = LoginToken(String(decoding: new, as: UTF8.self), source: source)
        else { throw login("the sign-in service answered without credentials") }
        // Unlike with the other caches a failure matters: the old refresh token is used up.
        if let fault = profile.effects.writePrivateFile(path, new) {
            profile.effects.calls.warn("\(path): \(fault); the renewed login is not kept, so run aws login next time")
        }
        return .found(renewed.credentials)
    }

    private func login(_ reason: String) -> CredentialsError {
        CredentialsError(
            subject: profile.place, reason: reason, advice: "Run aws login --profile \(profile.name).")
    }

    private func path(_ session: String) throws(CredentialsError) -> String {
        let input = profile.settings.input
        let folder = input.variable("AWS_LOGIN_CACHE_DIRECTORY").map(input.expand) ?? "\(input.home)/.aws/login/cache"
        do {
            return "\(folder)/\(Digest.hex(try Digest.sha256(Array(session.utf8)))).json"
        } catch {
            throw CredentialsError(subject: profile.place, reason: "the cache has no name", advice: "\(error)")
        }
    }
}
