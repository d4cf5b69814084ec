import Reporting

/// What `doctor` found of one account and region.
struct DoctorReport {
    /// Settings by name: the value, and where it comes from.
    let settings: [LiveSession.Fact]
    let account: String?
    let arn: String?
    /// Seconds that AWS's clock is ahead.
    let clockDifference: Int64?
    let region: String
    /// Where the calls went, and whether somebody answered there.
    let endpoints: [EndpointCheck]
    let features: [PermissionProbe.Feature]

    /// AWS refuses signatures that are more than five minutes off.
    private static let largestDifference: Int64 = 300

    /// Whether `path` can work.
    var isGood: Bool { features.first?.isAllowed ?? false }

    /// Whether nobody answered anywhere.
    var isUnreachable: Bool { !endpoints.isEmpty && endpoints.allSatisfy { $0.fault != nil } }

    var text: String {
        let identity =
            arn.map { "\($0), account \(account ?? "")" } ?? "unknown: sts:GetCallerIdentity gave no answer"
        let silent = endpoints.filter { $0.fault != nil }
        var lines = Self.lines(of: settings)
        lines += Self.lines(of: [
            ("identity", identity, nil), ("clock", clockText, nil),
            ("reached", "\(endpoints.count - silent.count) of \(endpoints.count) endpoints", nil),
        ])
        for check in silent {
            lines.append("  no answer from \(check.url): \(SafeText.printable(check.fault ?? ""))")
        }
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
        let silent = feature.unreachable.isEmpty ? "" : ", \(feature.unreachable.count) without an answer"
        let rest = feature.untested == 0 ? "" : ", \(feature.untested) not tested, for they need an id"
        return "\(feature.allowedCount) of \(feature.findings.count) calls allowed\(silent)\(rest)"
    }

    /// Settings as lines, each with its origin.
    static func lines(of facts: [LiveSession.Fact]) -> [String] {
        facts.map { name, value, origin in
            padded(name) + SafeText.printable(value + (origin.map { " (\($0))" } ?? ""))
        }
    }

    private static func padded(_ name: String) -> String {
        name + String(repeating: " ", count: max(1, 13 - name.count))
    }
}
