/// One place that may hold credentials.
protocol CredentialsProvider: Sendable {
    /// Looks there.
    ///
    /// - Parameter isRenewal: Whether AWS no longer takes what this place gave before, so that no cache may answer.
    /// - Throws: `CredentialsError` where the place is meant to give credentials and cannot: then no other is asked.
    func look(isRenewal: Bool) async throws(CredentialsError) -> CredentialsAnswer
}
