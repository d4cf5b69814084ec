/// The roles that a profile assumes one through the other, and where the first credentials come from. Pure.
///
/// Source: "Using an IAM role in the AWS CLI", AWS CLI User Guide.
struct RoleChain: Sendable, Equatable {
    /// Where the first credentials come from.
    enum Source: Sendable, Equatable {
        case profile(String)
        case environment
        case container
        case instance

        /// The source that `credential_source` names; case counts.
        init?(name: String) {
            switch name {
            case "Environment": self = .environment
            case "EcsContainer": self = .container
            case "Ec2InstanceMetadata": self = .instance
            default: return nil
            }
        }
    }

    /// A role, and the profile that speaks of it.
    struct Step: Sendable, Equatable {
        var profile: String
        var request: RoleRequest
    }

    /// The role that is wanted first, the one that the source's credentials assume last.
    var steps: [Step]
    var source: Source
    /// What was passed over, with file and line.
    var warnings: [String] = []

    /// The chain of a profile, or nil where it assumes no role.
    ///
    /// - Throws: `CredentialsError` for a profile without or with two sources, one that does not exist, and a circle.
    static func plan(
        _ name: String, in profiles: [String: ProfileFiles.Profile]
    ) throws(CredentialsError) -> RoleChain? {
        guard let profile = profiles[name], assumesRole(profile) else { return nil }
        var chain = RoleChain(steps: [], source: .profile(name))
        var visited = [name]
        while let current = visited.last, let profile = profiles[current] {
            chain.append(profile, named: current)
            if let source = try namedSource(profile, current) {
                chain.source = source
                break
            }
            let next = try sourceProfile(of: profile, current, profiles, visited)
            visited.append(next)
            chain.source = .profile(next)
            guard let following = profiles[next], !hasKeys(following), assumesRole(following) else { break }
        }
        return chain
    }

    /// A profile with a web identity's token assumes its role with that instead.
    private static func assumesRole(_ profile: ProfileFiles.Profile) -> Bool {
        profile["role_arn"] != nil && profile["web_identity_token_file"] == nil
    }

    private static func hasKeys(_ profile: ProfileFiles.Profile) -> Bool {
        profile["aws_access_key_id"] != nil || profile["aws_secret_access_key"] != nil
    }

    private mutating func append(_ profile: ProfileFiles.Profile, named name: String) {
        var request = RoleRequest(roleARN: profile["role_arn"]?.text ?? "")
        request.sessionName = profile.text("role_session_name")
        request.externalID = profile.text("external_id")
        request.mfaSerial = profile.text("mfa_serial")
        if let seconds = profile["duration_seconds"] {
            request.durationSeconds = Int(seconds.text)
            if request.durationSeconds == nil {
                warnings.append("\(seconds.origin): duration_seconds is no number and does not count")
            }
        }
        steps.append(Step(profile: name, request: request))
    }

    private static func namedSource(_ profile: ProfileFiles.Profile, _ name: String) throws(CredentialsError) -> Source?
    {
        let origin = profile["role_arn"]?.origin ?? name
        switch (profile.text("source_profile"), profile.text("credential_source")) {
        case (.some, .some):
            throw CredentialsError(
                subject: origin, reason: "profile \"\(name)\" has both source_profile and credential_source",
                advice: "Take one out.")
        case (nil, nil):
            throw CredentialsError(
                subject: origin, reason: "profile \"\(name)\" has role_arn and no source_profile or credential_source",
                advice: "Add source_profile, the profile whose credentials may assume the role.")
        case (_, .some(let written)):
            guard let source = Source(name: written) else {
                throw CredentialsError(
                    subject: profile["credential_source"]?.origin ?? origin,
                    reason: "\"\(written)\" is no credential source",
                    advice: "Write Environment, Ec2InstanceMetadata or EcsContainer.")
            }
            return source
        case (.some, nil): return nil
        }
    }

    private static func sourceProfile(
        of profile: ProfileFiles.Profile, _ name: String, _ profiles: [String: ProfileFiles.Profile],
        _ visited: [String]
    ) throws(CredentialsError) -> String {
        let written = profile["source_profile"]
        let next = written?.text ?? ""
        let origin = written?.origin ?? name
        guard let found = profiles[next] else {
            throw CredentialsError(
                subject: origin, reason: "the source_profile \"\(next)\" does not exist",
                advice: "Name a profile of the configuration or credentials file.")
        }
        // A profile may be its own source where it has keys beside the role.
        guard !visited.contains(next) || next == name && hasKeys(found) else {
            throw CredentialsError(
                subject: origin,
                reason: "the source profiles go in a circle: \((visited + [next]).joined(separator: " -> "))",
                advice: "Let one of them have keys of its own.")
        }
        return next
    }
}
