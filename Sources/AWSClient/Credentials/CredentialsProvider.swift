/// One place that may hold credentials.
protocol CredentialsProvider: Sendable {
    /// Looks there.
    ///
    /// - Parameter isRenewal: Whether AWS no longer takes what this place gave before, so that no cache may answer.
    /// - Throws: `CredentialsError` where the place is meant to give credentials and cannot: then no other is asked.
    func look(isRenewal: Bool) async throws(CredentialsError) -> CredentialsAnswer
}

/// What a place says.
enum CredentialsAnswer: Sendable {
    /// Here they are.
    case found(AWSCredentials)
    /// There are none, for that reason; places are named so that those of one file can be told in one go.
    case absent(place: String, reason: String)
}
