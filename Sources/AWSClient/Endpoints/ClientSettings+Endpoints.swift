extension ClientSettings {
    /// The endpoint of a service, by its AWS CLI name, in a region.
    ///
    /// What the user wrote comes first: `--endpoint-url`, then the variable of the service, the variable for all, the
    /// profile's `services` section, the profile's `endpoint_url`.
    ///
    /// Source: "Service-specific endpoints", AWS SDKs and Tools Reference Guide.
    public func endpoint(for service: String, region: String) throws(SettingsError) -> ServiceEndpoint {
        var found = EndpointRules.endpoint(for: service, region: region, fips: usesFIPS, dualStack: usesDualStack)
        if let written = try writtenEndpoint(of: service) {
            found.endpoint = try Endpoint(url: written.value, origin: written.origin)
        }
        return found
    }

    private func writtenEndpoint(of service: String) throws(SettingsError) -> Setting? {
        if let url = input.endpointURL { return Setting(value: url, origin: "--endpoint-url") }
        let lookup = SettingLookup(input: input, profile: profile)
        if try lookup.flag(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"], "ignore_configured_endpoint_urls") { return nil }
        let name = Self.serviceID(service)
        for variable in ["AWS_ENDPOINT_URL_\(name.uppercased())", "AWS_ENDPOINT_URL"] {
            if let url = input.variable(variable) { return Setting(value: url, origin: variable) }
        }
        if let section = profile["services"], let url = files.services[section.text]?[name]?["endpoint_url"] {
            return Setting(value: url, origin: "[services \(section.text)], \(name)")
        }
        return lookup.first(option: nil, "", [], "endpoint_url")
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
