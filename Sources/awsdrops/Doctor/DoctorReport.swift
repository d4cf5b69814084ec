import JSONText
import Reporting

/// What `doctor` found of one account and region.
struct DoctorReport {
    /// Settings by name: the value, and where it comes from.
    let settings: [(name: String, value: String, origin: String?)]
    let account: String?
    let arn: String?
    /// Seconds that AWS's clock is ahead.
    let clockDifference: Int64?
    let region: String
    let features: [PermissionProbe.Feature]

    /// AWS refuses signatures that are more than five minutes off.
    private static let largestDifference: Int64 = 300

    /// Whether `path` can work.
    var isGood: Bool {
        features.first.map { $0.denied.isEmpty && $0.unclear.isEmpty } ?? false
    }

    var text: String {
        var rows = settings.map { ($0.name, $0.value + ($0.origin.map { " (\($0))" } ?? "")) }
        rows.append(
            (
                "identity",
                arn.map { "\($0), account \(account ?? "")" } ?? "unknown: sts:GetCallerIdentity gave no answer"
            ))
        rows.append(("clock", clockText))
        var lines = rows.map { name, value in "\(Self.padded(name))\(SafeText.printable(value))" }
        lines.append("permissions")
        for feature in features {
            lines.append("  \(feature.name): \(summary(of: feature))")
            for action in feature.denied { lines.append("    missing \(action)") }
            for (action, reason) in feature.unclear {
                lines.append("    unclear \(action): \(SafeText.printable(reason))")
            }
        }
        if features.contains(where: { !$0.denied.isEmpty }) {
            lines.append("awsdrops doctor --policy prints the policy that allows all of it.")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var clockText: String {
        guard let clockDifference else { return "unknown: no answer told the time" }
        guard abs(clockDifference) >= Self.largestDifference else {
            return "differs from AWS's by \(clockDifference) s"
        }
        return "differs from AWS's by \(clockDifference) s, and AWS refuses more than 300 s: set it"
    }

    private func summary(of feature: PermissionProbe.Feature) -> String {
        let allowed = feature.outcomes.count - feature.denied.count - feature.unclear.count
        let rest = feature.untested == 0 ? "" : ", \(feature.untested) not tested, for they need an id"
        return "\(allowed) of \(feature.outcomes.count) calls allowed\(rest)"
    }

    private static func padded(_ name: String) -> String {
        name + String(repeating: " ", count: max(1, 13 - name.count))
    }

    var json: JSONValue {
        [
            "region": .string(region), "account": JSONValue(account), "arn": JSONValue(arn),
            "clockDifference": JSONValue(clockDifference.map(Int.init)),
            "settings": .array(
                settings.map { setting in
                    [
                        "name": .string(setting.name), "value": .string(setting.value),
                        "origin": JSONValue(setting.origin),
                    ]
                }),
            "features": .array(
                features.map { feature in
                    [
                        "name": .string(feature.name), "denied": JSONValue(feature.denied),
                        "unclear": .array(
                            feature.unclear.map { ["action": .string($0.action), "reason": .string($0.reason)] }),
                        "asked": JSONValue(feature.outcomes.count), "untested": JSONValue(feature.untested),
                    ]
                }),
        ]
    }
}
