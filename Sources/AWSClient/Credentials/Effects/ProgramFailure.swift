/// Why a program gave no outcome.
public enum ProgramFailure: Error, Sendable, Hashable {
    /// It could not be started; the system's words.
    case notStarted(String)
    /// It took longer than it may, and was ended.
    case tookTooLong
    /// It wrote more than it may, and was ended.
    case wroteTooMuch
    /// The user gave up, and it was ended.
    case interrupted
}
