/// The metadata service of an EC2 instance, version 2 only: a token first, then the question.
///
/// Source: "Use the Instance Metadata Service to access instance metadata", Amazon EC2 User Guide.
struct InstanceMetadata: Sendable {
    /// Why it does not answer.
    struct Fault: Error, Sendable {
        /// In words.
        let reason: String
        /// Whether nobody is there at all.
        let isAbsent: Bool
    }

    private let endpoint: Endpoint
    private let timeout: Int
    private let attempts: Int
    private let effects: CredentialsEffects

    /// The service as the settings say; nil where AWS_EC2_METADATA_DISABLED is true.
    ///
    /// - Throws: `SettingsError` for an endpoint, a mode or a number that is none.
    init?(settings: ClientSettings, effects: CredentialsEffects) throws(SettingsError) {
        guard settings.input.variable("AWS_EC2_METADATA_DISABLED")?.lowercased() != "true" else { return nil }
        self.effects = effects
        let lookup = settings.lookup
        endpoint = try Self.endpoint(lookup)
        let seconds = lookup.first(["AWS_METADATA_SERVICE_TIMEOUT"], "metadata_service_timeout")
        let count = lookup.first(["AWS_METADATA_SERVICE_NUM_ATTEMPTS"], "metadata_service_num_attempts")
        // Longer or more often makes nobody happier; the limits keep the numbers in bounds.
        timeout = min(try seconds.map { s throws(SettingsError) in try lookup.positive(s, "the timeout") } ?? 1, 600)
        attempts = min(try count.map { s throws(SettingsError) in try lookup.positive(s, "the attempts") } ?? 1, 100)
    }

    private static func endpoint(_ lookup: SettingLookup) throws(SettingsError) -> Endpoint {
        if let url = lookup.first(["AWS_EC2_METADATA_SERVICE_ENDPOINT"], "ec2_metadata_service_endpoint") {
            return try Endpoint(url: url.value, origin: url.origin)
        }
        let mode = lookup.first(["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"], "ec2_metadata_service_endpoint_mode")
        let isSix: Bool
        switch mode?.value.lowercased() {
        case "ipv4": isSix = false
        case "ipv6": isSix = true
        case nil: isSix = try lookup.flag(["AWS_IMDS_USE_IPV6"], "imds_use_ipv6")
        default:
            throw SettingsError(
                subject: mode?.origin ?? "", reason: "the mode is \"\(mode?.value ?? "")\"",
                advice: "Write ipv4 or ipv6.")
        }
        return Endpoint(scheme: .http, host: isSix ? "[fd00:ec2::254]" : "169.254.169.254", isExplicit: true)
    }

    /// The bodies of several paths below `/latest/meta-data/`, each path made from the body before.
    func read(_ paths: [@Sendable (String) -> String]) async throws(Fault) -> String {
        let transport = effects.metadataTransport(timeout)
        let token = try await body(
            .put, "/latest/api/token", [HTTPHeader("x-aws-ec2-metadata-token-ttl-seconds", "21600")], transport)
        var body = ""
        for path in paths {
            body = try await self.body(
                .get, "/latest/meta-data/" + path(body), [HTTPHeader("x-aws-ec2-metadata-token", token)], transport)
        }
        return body
    }

    private func body(
        _ method: HTTPRequest.Method, _ path: String, _ headers: [HTTPHeader], _ transport: any HTTPTransport
    ) async throws(Fault) -> String {
        let request = HTTPRequest(
            method: method, endpoint: endpoint, path: endpoint.basePath + path, headers: headers)
        var last = Fault(reason: "interrupted", isAbsent: true)
        for _ in 0..<attempts where !Task.isCancelled {
            do {
                let response = try await transport.send(request)
                let text = String(decoding: response.body, as: UTF8.self).trimmingWhiteSpace()
                if response.status == 200, !text.isEmpty { return text }
                let words = response.status == 200 ? "an empty answer" : "HTTP status \(response.status)"
                last = Fault(reason: "\(endpoint.hostHeader)\(path) gave \(words)", isAbsent: response.status == 404)
                if (400..<500).contains(response.status) { break }
            } catch {
                last = Fault(reason: "\(endpoint.hostHeader) gave no answer: \(error.cause)", isAbsent: true)
            }
        }
        throw last
    }
}
