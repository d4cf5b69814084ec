/// Why one element of a snapshot list could not be read.
public struct ElementError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The path of the field inside the element, such as `Entries[3].CidrBlock`.
    public var field: String
    /// What was found, and what was expected instead.
    public var reason: String

    /// The field and the reason.
    public var description: String { "\(field): \(reason)" }
}
