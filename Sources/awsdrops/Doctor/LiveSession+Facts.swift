import AWSClient

extension LiveSession {
    /// What `doctor` tells about a setting.
    typealias Fact = (name: String, value: String, origin: String?)

    /// The settings that count, where each comes from, and where the credentials do; an origin is nil where nobody
    /// wrote the setting.
    ///
    /// - Parameter region: The region that is asked, and the option or place that says so.
    func facts(region: ClientSettings.Setting) async -> [Fact] {
        var facts = settingFacts(region: region)
        if let keys = try? await credentials.current() {
            var own: [Fact] = [("credentials", "****\(keys.accessKeyID.suffix(4))", keys.source)]
            if let end = keys.expiration { own.append(("valid until", end.iso8601, nil)) }
            facts.insert(contentsOf: own, at: 1)
        }
        return facts
    }

    /// The settings that can be told without credentials.
    ///
    /// - Parameter region: The region that is asked; nil for that of the settings, if they have one.
    func settingFacts(region: ClientSettings.Setting?) -> [Fact] {
        var facts: [Fact] = [("profile", settings.profileName, settings.profileOrigin)]
        let region = region ?? settings.region
        facts.append(("region", region?.value ?? "none", region?.origin))
        if let region, let endpoint = try? settings.endpoint(for: "ec2", region: region.value) {
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
