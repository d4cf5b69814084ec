import AWSClient

/// The accounts and regions that a command asks, each once: two askings of one place would write the same files.
struct LiveTargetList {
    private(set) var all: [LiveTarget] = []

    /// Adds a place, unless it is there.
    ///
    /// - Returns: A warning where other credentials read it already.
    /// - Throws: `Failure` where two accounts cannot be told apart, since AWS does not say which they are.
    mutating func add(_ session: LiveSession, _ identity: CallerIdentity?, _ region: String) throws(Failure) -> String?
    {
        let account = identity?.account ?? session.role?.account
        if let unknown = all.first(where: { ($0.account == nil || account == nil) && $0.session.key != session.key }) {
            throw Failure(
                "AWS does not say whose account that of \(account == nil ? session.subject : unknown.session.subject) "
                    + "is (sts:GetCallerIdentity), so it cannot be kept apart from others. Ask it alone",
                .unavailable)
        }
        if let same = all.first(where: { $0.account == account && $0.region == region }) {
            guard same.session.key != session.key else { return nil }
            return "\(session.subject) is of account \(account ?? "") too, which \(same.session.subject) reads in "
                + "\(region); it is not asked again"
        }
        all.append(
            LiveTarget(
                session: session, identity: identity, account: account, region: region,
                asksAccount: !all.contains { $0.account == account }))
        return nil
    }
}
