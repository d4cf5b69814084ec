/// Why there are no credentials.
public struct CredentialsError: Error, Sendable, Hashable {
    /// The place that should give them.
    public var subject: String
    /// What is wrong there.
    public var reason: String
    /// What the reader can do about it.
    public var advice: String

    /// An error from its parts.
    public init(subject: String, reason: String, advice: String) {
        self.subject = subject
        self.reason = reason
        self.advice = advice
    }
}

extension CredentialsError: CustomStringConvertible {
    /// Subject, reason and advice in one line.
    public var description: String { "\(subject): \(reason). \(advice)" }
}
