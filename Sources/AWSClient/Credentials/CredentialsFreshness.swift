/// How urgently credentials must be renewed. Pure.
enum CredentialsFreshness: Sendable {
    /// Not at all.
    case fresh
    /// When it suits: a failure does no harm yet.
    case advisory
    /// Before they are used again.
    case mandatory

    /// Less left than this, in seconds, and a renewal is tried. The AWS CLI's own figures.
    static let advisoryWindow: Int64 = 900
    /// Less left than this, in seconds, and a renewal must succeed.
    static let mandatoryWindow: Int64 = 600

    /// The urgency at a time; credentials without an end are always fresh.
    init(_ expiration: UTCInstant?, at now: UTCInstant) {
        guard let expiration else {
            self = .fresh
            return
        }
        let left = expiration.secondsSinceEpoch - now.secondsSinceEpoch
        self = left >= Self.advisoryWindow ? .fresh : left >= Self.mandatoryWindow ? .advisory : .mandatory
    }
}
