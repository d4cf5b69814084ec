/// Why the settings cannot be used.
public struct SettingsError: Error, Sendable, Hashable {
    /// The file and line, the variable or the option.
    public var subject: String
    /// What is wrong with it.
    public var reason: String
    /// What the reader can do about it.
    public var advice: String
    /// Whether a file is malformed, rather than a value or a choice wrong.
    public var isBadFile: Bool

    /// An error from its parts.
    public init(subject: String, reason: String, advice: String, isBadFile: Bool = false) {
        self.subject = subject
        self.reason = reason
        self.advice = advice
        self.isBadFile = isBadFile
    }
}

extension SettingsError: CustomStringConvertible {
    /// Subject, reason and advice in one line.
    public var description: String { "\(subject): \(reason). \(advice)" }
}
