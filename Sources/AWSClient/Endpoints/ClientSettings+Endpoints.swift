extension ClientSettings {
    /// The endpoint of a service, by its AWS CLI name, in a region.
    ///
    /// What the user wrote comes first: `--endpoint-url`, then the variable of the service, the variable for all, the
    /// profile's `services` section, the profile's `endpoint_url`.
    ///
    /// Source: "Service-specific endpoints", AWS SDKs and Tools Reference Guide.
    ///
    /// - Throws: `SettingsError` for a region that is none and for a URL that is none.
    public func endpoint(for service: String, region: String) throws(SettingsError) -> ServiceEndpoint {
        try endpoint(for: service, region: region, usingOption: true)
    }

    /// The same; without the option it is where the AWS CLI goes for credentials, which `--endpoint-url` does not move.
    func endpoint(
        for service: String, region: String, usingOption: Bool
    ) throws(SettingsError) -> ServiceEndpoint {
        try RegionName.check(Setting(value: region, origin: "region"))
        let (name, isFIPS) = RegionName.split(region)
        var found = EndpointRules.endpoint(
            for: service, region: name, fips: usesFIPS || isFIPS, dualStack: usesDualStack)
        if let written = try writtenEndpoint(of: service, usingOption: usingOption) {
            found.endpoint = try Endpoint(url: written.value, origin: written.origin)
        }
        return found
    }

    /// The endpoint of a service that the user wrote, and where; nil where AWS's own counts.
    public func writtenEndpoint(of service: String) throws(SettingsError) -> Setting? {
        try writtenEndpoint(of: service, usingOption: true)
    }

    private func writtenEndpoint(of service: String, usingOption: Bool) throws(SettingsError) -> Setting? {
        if usingOption, let url = input.endpointURL { return Setting(value: url, origin: "--endpoint-url") }
        if try lookup.flag(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"], "ignore_configured_endpoint_urls") { return nil }
        let name = Self.serviceID(service)
        for variable in ["AWS_ENDPOINT_URL_\(name.uppercased())", "AWS_ENDPOINT_URL"] {
            if let url = input.variable(variable) { return Setting(value: url, origin: variable) }
        }
        if let section = profile["services"] {
            guard let services = files.services[section.text] else {
                throw SettingsError(
                    subject: section.origin, reason: "there is no section [services \(section.text)]",
                    advice: "Add it, or take the key services out.")
            }
            if let url = services[name]?["endpoint_url"] { return Setting(value: url.text, origin: url.origin) }
        }
        return lookup.first([], "endpoint_url")
    }

    /// The service's id in lower case with underscores, where that is not the AWS CLI's name for it.
    private static func serviceID(_ service: String) -> String {
        let names = [
            "elbv2": "elastic_load_balancing_v2", "elb": "elastic_load_balancing", "logs": "cloudwatch_logs",
            "directconnect": "direct_connect",
        ]
        return names[service] ?? String(service.map { $0 == "-" ? "_" : $0 })
    }
}
