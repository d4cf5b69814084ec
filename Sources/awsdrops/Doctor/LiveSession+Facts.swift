import AWSClient

extension LiveSession {
    /// What `doctor` tells about a setting.
    typealias Fact = (name: String, value: String, origin: String?)

    /// The settings that count, where each comes from, and where the credentials do; an origin is nil where nobody
    /// wrote the setting.
    func facts(region: String) async -> [Fact] {
        var facts: [Fact] = [("profile", settings.profileName, settings.profileOrigin)]
        if let keys = try? await credentials.current() {
            facts.append(("credentials", "****\(keys.accessKeyID.suffix(4))", keys.source))
            if let end = keys.expiration { facts.append(("valid until", end.iso8601, nil)) }
        }
        facts.append(("region", region, settings.region.flatMap { $0.value == region ? $0.origin : nil }))
        if let endpoint = try? settings.endpoint(for: "ec2", region: region) {
            let written = try? settings.writtenEndpoint(of: "ec2")
            facts.append(("endpoint", endpoint.endpoint.origin, written?.origin))
        }
        facts.append(("CA bundle", settings.caBundle?.value ?? "the system's", settings.caBundle?.origin))
        let mode = settings.retry.isAdaptive ? "adaptive" : "standard"
        facts.append(("retry mode", settings.retryMode?.value ?? mode, settings.retryMode?.origin))
        facts.append(("attempts", "\(settings.retry.maxAttempts)", settings.maxAttempts?.origin))
        facts.append(("FIPS", settings.fips?.value ?? "false", settings.fips?.origin))
        facts.append(("dual stack", settings.dualStack?.value ?? "false", settings.dualStack?.origin))
        return facts
    }
}
