/// The role that a token of an identity provider stands for, as on EKS with service accounts.
///
/// Source: "Assume role with web identity", AWS SDKs and Tools Reference Guide.
struct WebIdentityProvider: CredentialsProvider {
    let profile: ProfileContext

    func look(isRenewal: Bool) async throws(CredentialsError) -> CredentialsAnswer {
        guard let file = value("web_identity_token_file", "AWS_WEB_IDENTITY_TOKEN_FILE") else {
            return profile.absent("no web_identity_token_file")
        }
        guard let role = value("role_arn", "AWS_ROLE_ARN") else {
            throw CredentialsError(
                subject: file.origin, reason: "a web identity token is given and no role to assume with it",
                advice: "Set AWS_ROLE_ARN, or write role_arn into the profile.")
        }
        var request = RoleRequest(roleARN: role.text)
        request.sessionName = value("role_session_name", "AWS_ROLE_SESSION_NAME")?.text
        let cache = RoleCache(profile: profile)
        let place = file.origin == "AWS_WEB_IDENTITY_TOKEN_FILE" ? "web identity of the environment" : profile.place
        if !isRenewal, let kept = cache.read(request, source: "role \(role.text) (\(place))") { return .found(kept) }
        let answer = try await RoleCalls(profile: profile, place: place).assume(request, token: try token(file))
        cache.write(answer, for: request)
        return .found(answer.credentials)
    }

    /// The variable comes before the profile.
    private func value(_ key: String, _ variable: String) -> ProfileFiles.Value? {
        if profile.usesEnvironment, let text = profile.settings.input.variable(variable) {
            return ProfileFiles.Value(text: text, origin: variable)
        }
        return profile.values[key].flatMap { $0.text.isEmpty ? nil : $0 }
    }

    /// Read anew each time: whoever runs the program replaces it.
    private func token(_ file: ProfileFiles.Value) throws(CredentialsError) -> Secret {
        let path = profile.settings.input.expand(file.text)
        let text: String?
        do {
            text = try profile.settings.input.readFile(path)
        } catch {
            throw CredentialsError(error)
        }
        guard let token = text?.trimmingWhiteSpace(), !token.isEmpty else {
            throw CredentialsError(
                subject: file.origin, reason: "\(path) \(text == nil ? "does not exist" : "is empty")",
                advice: "It must hold the token of the identity provider.")
        }
        return Secret(token)
    }
}
