/// Text that is not the address or block it was read as.
public struct AddressError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The text as it was given.
    public let text: String
    /// What is wrong with it, for example "octet 2 has a leading zero".
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
