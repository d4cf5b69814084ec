/// The role that a profile assumes with another profile's credentials, or with those of the environment or machine.
///
/// Source: "Using an IAM role in the AWS CLI", AWS CLI User Guide.
struct AssumeRoleProvider: CredentialsProvider {
    let profile: ProfileContext

    func look(isRenewal: Bool) async throws(CredentialsError) -> CredentialsAnswer {
        guard let chain = try RoleChain.plan(profile.name, in: profile.settings.files.profiles) else {
            return profile.absent("no role_arn")
        }
        for warning in chain.warnings { profile.effects.calls.warn(warning) }
        return .found(try await credentials(of: chain, isRenewal: isRenewal))
    }

    /// The steps back to one whose credentials are kept, and forward from there.
    private func credentials(of chain: RoleChain, isRenewal: Bool) async throws(CredentialsError) -> AWSCredentials {
        let cache = RoleCache(profile: profile)
        var current: AWSCredentials?
        var open: [RoleChain.Step] = []
        for step in chain.steps {
            if !isRenewal { current = cache.read(step.request, source: words(step)) }
            if current != nil { break }
            open.append(step)
        }
        var keys: AWSCredentials
        if let current { keys = current } else { keys = try await source(of: chain, isRenewal: isRenewal) }
        for step in open.reversed() {
            let answer = try await RoleCalls(profile: profile, place: "profile \"\(step.profile)\"")
                .assume(step.request, with: keys)
            cache.write(answer, for: step.request)
            keys = answer.credentials
        }
        return keys
    }

    private func words(_ step: RoleChain.Step) -> String {
        "role \(step.request.roleARN) (profile \"\(step.profile)\")"
    }

    private func source(of chain: RoleChain, isRenewal: Bool) async throws(CredentialsError) -> AWSCredentials {
        let last = chain.steps.last?.profile ?? profile.name
        let providers: [any CredentialsProvider]
        switch chain.source {
        case .profile(let name): providers = CredentialsChain.providers(of: profile.other(name))
        case .environment: providers = [EnvironmentProvider(input: profile.settings.input)]
        case .container: providers = [ContainerProvider(settings: profile.settings, effects: profile.effects)]
        case .instance: providers = [InstanceProvider(settings: profile.settings, effects: profile.effects)]
        }
        let subject = "the source of profile \"\(last)\""
        return try await CredentialsChain(providers: providers)
            .look(isRenewal: isRenewal, subject: subject, advice: "Give the source credentials, or name another.")
    }
}
