/// Text that is not a list of ports.
public struct PortError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The text as it was given.
    public let text: String
    /// What is wrong with it, for example "port is 70000, over 65535".
    public let reason: String

    /// Joins the text with what is wrong with it.
    public init(text: String, reason: String) {
        self.text = text
        self.reason = reason
    }

    /// The text, quoted and safe for a terminal, and the reason.
    public var description: String {
        "\(QuotedText.quoted(text)): \(reason)"
    }
}
