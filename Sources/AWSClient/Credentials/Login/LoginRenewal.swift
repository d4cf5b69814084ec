import JSONText

/// Asks the sign-in service for new credentials of a login.
///
/// Source: "CreateOAuth2Token", AWS Sign-In API Reference.
struct LoginRenewal: Sendable {
    let profile: ProfileContext

    private static let attempts = 3

    /// The answer. A proof serves for one request, so every attempt has its own.
    func renew(_ token: LoginToken) async throws(CredentialsError) -> JSONDocument {
        guard let region = profile.settings.region?.value else {
            throw fault("no region is set to sign in in", "Give --region, set AWS_REGION, or write region there.")
        }
        let endpoint: Endpoint
        do {
            endpoint = try profile.settings.endpoint(for: "signin", region: region, usingOption: false).endpoint
        } catch {
            throw CredentialsError(error)
        }
        var last = CredentialsError.interrupted(profile.place)
        for attempt in 1...Self.attempts where !Task.isCancelled {
            let request = try self.request(token, endpoint)
            do {
                let response = try await profile.effects.transport.send(request)
                guard response.status >= 500 else { return try answer(response) }
                last = fault("the sign-in service gave HTTP status \(response.status)", "Run again.", .unreachable)
            } catch let error as TransportError {
                last = fault("no answer from the sign-in service", "\(error)", .unreachable)
                guard error.isTransient else { throw last }
            } catch let error as CredentialsError {
                throw error
            } catch {
                throw fault("\(error)", "Run again.")
            }
            if attempt < Self.attempts { await profile.effects.calls.sleep(profile.effects.calls.random()) }
        }
        throw last
    }

    private func request(_ token: LoginToken, _ endpoint: Endpoint) throws(CredentialsError) -> HTTPRequest {
        let body: JSONValue = [
            "clientId": .string(token.clientID), "grantType": "refresh_token",
            "refreshToken": .string(token.refreshToken.text),
        ]
        var request = HTTPRequest(
            method: .post, endpoint: endpoint, path: "\(endpoint.basePath)/v1/token",
            headers: [HTTPHeader("Content-Type", "application/json")], body: body.encoded(indent: nil))
        let random = profile.effects.calls.random
        let id = (0..<4).map { _ in String(UInt32(random() * 4_294_967_296), radix: 16) }.joined(separator: "-")
        guard
            let proof = PossessionProof.header(
                key: token.key, url: request.url, at: profile.effects.calls.now(), id: id)
        else { throw fault("the login's key cannot be read", "Run aws login --profile \(profile.name).") }
        request.headers.append(HTTPHeader("DPoP", proof))
        return request
    }

    private func answer(_ response: HTTPResponse) throws(CredentialsError) -> JSONDocument {
        let document = try? JSONDocument(parsing: response.body)
        if response.status == 200, let document { return document }
        let advice = "Run aws login --profile \(profile.name)."
        switch document?.root["error"]?.string {
        case "TOKEN_EXPIRED": throw fault("the login has expired", advice, .refused)
        case "USER_CREDENTIALS_CHANGED": throw fault("the password has changed since the login", advice, .refused)
        case "INSUFFICIENT_PERMISSIONS":
            throw fault(
                "AWS refuses to renew the login", "Ask for the permission signin:CreateOAuth2Token.", .refused)
        default: throw fault("the sign-in service gave HTTP status \(response.status)", advice, .refused)
        }
    }

    private func fault(
        _ reason: String, _ advice: String, _ kind: CredentialsError.Kind = .missing
    ) -> CredentialsError {
        CredentialsError(kind, subject: profile.place, reason: reason, advice: advice)
    }
}
