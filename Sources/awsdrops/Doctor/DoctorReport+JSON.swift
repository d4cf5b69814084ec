import JSONText

extension DoctorReport {
    /// The report as an element of `places`.
    var json: JSONValue {
        [
            "region": .string(region), "account": JSONValue(account), "arn": JSONValue(arn),
            "clockDifference": JSONValue(clockDifference.map(Int.init)), "settings": Self.json(of: settings),
            "endpoints": .array(
                endpoints.map { check in
                    [
                        "url": .string(check.url), "services": JSONValue(check.services),
                        "answers": .boolean(check.fault == nil), "reason": JSONValue(check.fault),
                    ]
                }),
            "features": .array(features.map(Self.json)),
        ]
    }

    /// Settings as a list of objects.
    static func json(of facts: [LiveSession.Fact]) -> JSONValue {
        .array(
            facts.map { name, value, origin in
                ["name": .string(name), "value": .string(value), "origin": JSONValue(origin)]
            })
    }

    private static func json(_ feature: PermissionProbe.Feature) -> JSONValue {
        [
            "name": .string(feature.name), "denied": JSONValue(feature.denied),
            "unclear": .array(
                feature.unclear.map { ["action": .string($0.action), "reason": .string($0.reason)] }),
            "unreachable": JSONValue(feature.unreachable), "asked": JSONValue(feature.findings.count),
            "untested": JSONValue(feature.untested),
        ]
    }
}
