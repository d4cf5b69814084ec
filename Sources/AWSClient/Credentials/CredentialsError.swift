/// Why there are no credentials. Nothing in it is secret.
public struct CredentialsError: Error, Sendable, Hashable {
    /// What went wrong, coarse enough to choose an exit status by.
    public enum Kind: Sendable {
        /// No place has credentials, or a place is set up wrongly.
        case missing
        /// AWS, or whoever else gives them, refused.
        case refused
        /// Whoever gives them could not be reached.
        case unreachable
        /// The user gave up.
        case interrupted
    }

    /// What went wrong.
    public var kind: Kind
    /// The place that should give them.
    public var subject: String
    /// What is wrong there.
    public var reason: String
    /// What the reader can do about it.
    public var advice: String

    /// An error from its parts.
    public init(_ kind: Kind = .missing, subject: String, reason: String, advice: String) {
        self.kind = kind
        self.subject = subject
        self.reason = reason
        self.advice = advice
    }
}

extension CredentialsError: CustomStringConvertible {
    /// Subject, reason and advice in one line.
    public var description: String { "\(subject): \(reason). \(advice)" }
}

extension CredentialsError {
    /// The error of a setting that a place needs.
    init(_ error: SettingsError) {
        self.init(subject: error.subject, reason: error.reason, advice: error.advice)
    }

    /// The error of a call that a place makes.
    ///
    /// - Parameter advice: What to do where AWS refused the call.
    init(_ error: CallError, subject: String, advice: String) {
        switch error {
        case .service(let refusal) where refusal.status < 500:
            let words = refusal.message.isEmpty ? "HTTP status \(refusal.status)" : refusal.message
            self.init(
                .refused, subject: subject, reason: "\(refusal.call): \(refusal.code): \(words)", advice: advice)
        case .service, .transport, .unreadable:
            self.init(.unreachable, subject: subject, reason: "no answer", advice: "\(error)")
        case .cancelled: self = .interrupted(subject)
        case .credentials(let error): self = error
        case .settings(let error): self.init(error)
        case .parameter(let words): self.init(subject: subject, reason: words, advice: "Correct the profile.")
        }
    }

    /// The user gave up while a place was asked.
    static func interrupted(_ subject: String) -> CredentialsError {
        CredentialsError(.interrupted, subject: subject, reason: "interrupted", advice: "Run again.")
    }
}
