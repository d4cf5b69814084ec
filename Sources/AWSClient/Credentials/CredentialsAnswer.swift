/// What a place says.
enum CredentialsAnswer: Sendable {
    /// Here they are.
    case found(AWSCredentials)
    /// There are none, for that reason; places are named so that those of one file can be told in one go.
    case absent(place: String, reason: String)
}
