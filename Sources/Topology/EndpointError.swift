/// Why a name on the command line names no end of a connection.
public enum EndpointError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Nothing has this id or name.
    case unknown(text: String, candidates: [String])
    /// Several things have this name, or hold this address.
    case ambiguous(text: String, candidates: [String])
    /// The text is no name, address, block or port of the expected form.
    case malformed(text: String, reason: String)

    /// What was typed, what is wrong with it, and what to type instead.
    public var description: String {
        switch self {
        case .unknown(let text, let candidates):
            candidates.isEmpty
                ? "\"\(text)\" is not in the snapshot"
                : "\"\(text)\" is not in the snapshot; near: \(candidates.joined(separator: ", "))"
        case .ambiguous(let text, let candidates):
            "\"\(text)\" names more than one: \(candidates.joined(separator: ", ")); name one of them by its id"
        case .malformed(let text, let reason):
            "\"\(text)\": \(reason)"
        }
    }
}
