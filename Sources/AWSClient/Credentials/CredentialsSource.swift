/// The credentials that the settings lead to, renewed before they end. Whoever asks while a renewal is under way shares
/// it; where the old ones still last a while, only the first to ask waits.
public actor CredentialsSource: CredentialsProviding {
    typealias Outcome = Result<AWSCredentials, CredentialsError>
    typealias Finder = @Sendable (_ isRenewal: Bool) async throws(CredentialsError) -> AWSCredentials

    private let find: Finder
    private let effects: CallEffects
    private var known: AWSCredentials?
    private var renewal: Task<Outcome, Never>?
    private var lastAttempt: UTCInstant?

    /// How long after a renewal no other one is begun, in seconds: credentials that never last long must not make every
    /// request fetch new ones.
    private static let pause: Int64 = 60

    /// A source that has looked nowhere yet.
    public init(settings: ClientSettings, effects: CredentialsEffects) {
        self.init(effects: effects.calls) { isRenewal throws(CredentialsError) in
            let current = isRenewal ? try Self.reread(settings) : settings
            return try await CredentialsChain.standard(current, effects).look(
                isRenewal: isRenewal, subject: "credentials",
                advice: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a profile with --profile, or run "
                    + "aws configure, aws configure sso or aws login.")
        }
    }

    /// A source for a role that is assumed with another source's credentials, as `--assume-role` asks for.
    public init(
        assuming role: RoleARN, from source: any CredentialsProviding, settings: ClientSettings,
        effects: CredentialsEffects
    ) {
        self.init(effects: effects.calls) { _ throws(CredentialsError) in
            try await Self.assume(role, from: source, settings, effects)
        }
    }

    init(effects: CallEffects, find: @escaping Finder) {
        self.effects = effects
        self.find = find
    }

    /// Credentials that are valid at present.
    ///
    /// - Throws: `CredentialsError` where there are none; it says where was looked.
    public func current() async throws(CredentialsError) -> AWSCredentials {
        guard let known else { return try await renew(isRenewal: false).get() }
        let now = effects.now()
        let isPausing = lastAttempt.map { now.secondsSinceEpoch - $0.secondsSinceEpoch < Self.pause } ?? false
        switch CredentialsFreshness(known.expiration, at: now) {
        case .fresh: return known
        case .advisory:
            guard renewal == nil, !isPausing else { return known }
            return await renewed(orElse: known)
        case .mandatory:
            if isPausing, renewal == nil, let end = known.expiration, end > now { return known }
            return try await renew(isRenewal: false).get()
        }
    }

    /// Others, after AWS said that these have expired: from the same place, read anew. The same where it has no others.
    public func renewed(after rejected: AWSCredentials) async throws(CredentialsError) -> AWSCredentials {
        if let known, known != rejected { return try await current() }
        return try await renew(isRenewal: true).get()
    }

    private func renewed(orElse known: AWSCredentials) async -> AWSCredentials {
        switch await renew(isRenewal: false) {
        case .success(let fresh): return fresh
        case .failure(let error):
            if error.kind != .interrupted { effects.warn("the credentials could not be renewed yet: \(error)") }
            return known
        }
    }

    /// Joins the renewal under way, or begins one.
    private func renew(isRenewal: Bool) async -> Outcome {
        let task = renewal ?? begin(isRenewal)
        let outcome = await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        if renewal == task { renewal = nil }
        if case .success(let fresh) = outcome { known = fresh }
        return outcome
    }

    private func begin(_ isRenewal: Bool) -> Task<Outcome, Never> {
        let (find, now) = (find, effects.now)
        lastAttempt = now()
        let task = Task { () async -> Outcome in
            do throws(CredentialsError) {
                return .success(try Self.checked(try await find(isRenewal), at: now()))
            } catch {
                return .failure(error)
            }
        }
        renewal = task
        return task
    }

    private static func checked(_ keys: AWSCredentials, at now: UTCInstant) throws(CredentialsError) -> AWSCredentials {
        guard let end = keys.expiration, end <= now else { return keys }
        throw CredentialsError(
            .refused, subject: keys.source, reason: "its credentials have expired at \(end.iso8601)",
            advice: "Get new ones there, and check this machine's clock (it says \(now.iso8601)).")
    }

    /// The settings as the files are now: other programs renew keys in them.
    private static func reread(_ settings: ClientSettings) throws(CredentialsError) -> ClientSettings {
        do {
            return try ClientSettings.resolve(settings.input)
        } catch {
            throw CredentialsError(error)
        }
    }

    private static func assume(
        _ role: RoleARN, from source: any CredentialsProviding, _ settings: ClientSettings,
        _ effects: CredentialsEffects
    ) async throws(CredentialsError) -> AWSCredentials {
        let keys = try await source.current()
        let profile = ProfileContext(
            name: settings.profileName, settings: settings, effects: effects, usesEnvironment: false)
        // The option is this program's own, so its calls go where its other calls go. They are signed by the source
        // itself, which renews keys that AWS says have expired.
        let calls = RoleCalls(profile: profile, place: "--assume-role, with \(keys.source)") { _ in
            ServiceCaller(
                transport: effects.transport, credentials: source, retry: settings.retry, effects: effects.calls,
                endpoint: settings.endpoint)
        }
        return try await calls.assume(RoleRequest(roleARN: role.text), with: keys).credentials
    }
}
