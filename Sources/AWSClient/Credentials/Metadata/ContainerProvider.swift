/// The credentials of a task or pod, from the service that the container's environment names.
///
/// Source: "Container credential provider", AWS SDKs and Tools Reference Guide.
struct ContainerProvider: CredentialsProvider {
    let settings: ClientSettings
    let effects: CredentialsEffects

    /// Seconds for a request, attempts, and seconds between them.
    private static let patience = (timeout: 2, attempts: 3, pause: 1.0)
    private static let relativeHost = "169.254.170.2"
    /// The hosts that may be asked without TLS, beside the loopback ones.
    private static let linkHosts = [relativeHost, "169.254.170.23", "[fd00:ec2::23]"]

    func look(isRenewal: Bool) async throws(CredentialsError) -> CredentialsAnswer {
        guard let (endpoint, path, origin) = try target() else {
            return .absent(
                place: "container",
                reason: "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI are not set")
        }
        var headers = [HTTPHeader("Accept", "application/json")]
        if let token = try token() { headers.append(HTTPHeader("Authorization", token.text)) }
        let request = HTTPRequest(method: .get, endpoint: endpoint, path: path, headers: headers)
        let transport = effects.metadataTransport(Self.patience.timeout)
        var last = CredentialsError.interrupted(origin)
        for attempt in 1...Self.patience.attempts where !Task.isCancelled {
            do {
                return .found(try await ask(request, transport, origin))
            } catch {
                last = error
            }
            if attempt < Self.patience.attempts { await effects.calls.sleep(Self.patience.pause) }
        }
        throw last
    }

    private func ask(
        _ request: HTTPRequest, _ transport: any HTTPTransport, _ origin: String
    ) async throws(CredentialsError) -> AWSCredentials {
        let response: HTTPResponse
        do {
            response = try await transport.send(request)
        } catch {
            throw CredentialsError(
                .unreachable, subject: origin, reason: "no answer from \(request.endpoint.hostHeader): \(error.cause)",
                advice: "Check the variable and the container's network.")
        }
        let source = "container role (\(origin))"
        guard response.status == 200, let keys = MetadataAnswer.credentials(response.body, source: source) else {
            let words = response.status == 200 ? "what holds no credentials" : "HTTP status \(response.status)"
            throw CredentialsError(
                .refused, subject: origin, reason: "\(request.endpoint.hostHeader) answered \(words)",
                advice: "Check the task's or pod's role and its authorization token.")
        }
        return keys
    }

    /// Where to ask: the path is as it was written, perhaps with a query.
    private func target() throws(CredentialsError) -> (endpoint: Endpoint, path: String, origin: String)? {
        let input = settings.input
        if let path = input.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") {
            let origin = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
            guard path.hasPrefix("/") else {
                throw CredentialsError(subject: origin, reason: "it does not begin with /", advice: "Correct it.")
            }
            return (Endpoint(scheme: .http, host: Self.relativeHost, isExplicit: true), path, origin)
        }
        let origin = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
        guard let url = input.variable(origin) else { return nil }
        let queryStart = url.firstIndex(of: "?") ?? url.endIndex
        let endpoint: Endpoint
        do {
            endpoint = try Endpoint(url: String(url[..<queryStart]), origin: origin)
        } catch {
            throw CredentialsError(error)
        }
        guard endpoint.scheme == .https || Self.isLocal(endpoint.host) else {
            throw CredentialsError(
                subject: origin, reason: "\(endpoint.host) may not be asked for credentials without TLS",
                advice: "Use https, or a loopback address or one of \(Self.linkHosts.joined(separator: ", ")).")
        }
        let path = endpoint.basePath.isEmpty ? "/" : endpoint.basePath
        return (endpoint, path + url[queryStart...], origin)
    }

    /// Whether a host is this machine, or a metadata service on its link.
    private static func isLocal(_ host: String) -> Bool {
        if linkHosts.contains(host) || host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// The file is read anew each time, and comes before the variable.
    private func token() throws(CredentialsError) -> Secret? {
        let input = settings.input
        var origin = "AWS_CONTAINER_AUTHORIZATION_TOKEN"
        var text = input.variable(origin)
        if let path = input.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") {
            origin = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"
            do {
                text = try input.readFile(path)
            } catch {
                throw CredentialsError(error)
            }
            guard text != nil else {
                throw CredentialsError(
                    subject: origin, reason: "\(path) does not exist", advice: "It must hold the authorization token.")
            }
        }
        guard let token = text?.trimmingWhiteSpace() else { return nil }
        guard !token.utf8.contains(where: { $0 < 32 || $0 == 127 }) else {
            throw CredentialsError(
                subject: origin, reason: "the token holds a line end or control character", advice: "Correct it.")
        }
        return Secret(token)
    }
}
