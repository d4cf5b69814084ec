/// The AWS CLI's own cache of assumed roles, read and written, so that a code of an MFA device is asked for once.
///
/// Source: "Clearing cached credentials", AWS CLI User Guide.
struct RoleCache: Sendable {
    let profile: ProfileContext

    /// How long an entry must still last to be used, in seconds. The AWS CLI's own figure.
    private static let leastRemaining: Int64 = 900

    /// What the cache has for a request, where it lasts long enough.
    func read(_ request: RoleRequest, source: String) -> AWSCredentials? {
        guard let path = path(of: request), let text = try? profile.settings.input.readFile(path),
            let answer = RoleAnswer(Array(text.utf8), source: "\(source), from the AWS CLI's cache"),
            let expiration = answer.credentials.expiration,
            expiration.secondsSinceEpoch - profile.effects.calls.now().secondsSinceEpoch >= Self.leastRemaining
        else { return nil }
        return answer.credentials
    }

    /// Keeps an answer. A cache that cannot be written costs only time, so it is a warning.
    func write(_ answer: RoleAnswer, for request: RoleRequest) {
        guard let path = path(of: request) else { return }
        if let fault = profile.effects.writePrivateFile(path, answer.cacheText) {
            profile.effects.calls.warn("\(path): \(fault); the role's credentials are not kept for the next run")
        }
    }

    private func path(of request: RoleRequest) -> String? {
        guard let name = try? request.cacheName() else { return nil }
        return "\(profile.settings.input.home)/.aws/cli/cache/\(name).json"
    }
}
