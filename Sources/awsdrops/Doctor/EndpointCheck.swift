import AWSClient

/// A host that calls went to, and whether somebody who speaks AWS answered there.
struct EndpointCheck: Sendable {
    /// The beginning of its URLs.
    let url: String
    /// The services it stands for, by their AWS CLI names.
    private(set) var services: [String]
    /// Why there was no answer; nil where one call had one.
    private(set) var fault: String?

    /// The hosts that the calls of some features went to, in the order of the calls.
    static func all(
        of features: [PermissionProbe.Feature], region: String, settings: ClientSettings
    ) -> [EndpointCheck] {
        var checks: [EndpointCheck] = []
        for finding in features.flatMap(\.findings) {
            guard let place = try? settings.endpoint(for: finding.service, region: region).endpoint else { continue }
            let fault: String? = if case .unreachable(let reason) = finding.outcome { reason } else { nil }
            if let index = checks.firstIndex(where: { $0.url == place.origin }) {
                checks[index].add(finding.service, fault)
            } else {
                checks.append(EndpointCheck(url: place.origin, services: [finding.service], fault: fault))
            }
        }
        return checks
    }

    private mutating func add(_ service: String, _ newFault: String?) {
        if !services.contains(service) { services.append(service) }
        if newFault == nil { fault = nil }
    }
}
