/// Why a name on the command line names no end of a connection.
public enum EndpointError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Nothing has this id or name. The note says what of the configuration is missing, if that may be why.
    case unknown(text: String, candidates: [String], note: String?)
    /// Several things have this name, or hold this address.
    case ambiguous(text: String, candidates: [String])
    /// The text is no name, address, block or port of the expected form.
    case malformed(text: String, reason: String)
    /// The thing is there, and packets do not start or end at it.
    case noEnd(text: String, reason: String)

    /// The most candidates that a message lists.
    private static let mostCandidates = 10

    /// What was typed, what is wrong with it, and what to type instead.
    public var description: String {
        switch self {
        case .unknown(let text, let candidates, let note):
            "no instance, interface or Name tag \"\(text)\""
                + (candidates.isEmpty ? "" : "; near: \(Self.list(candidates))") + (note.map { "; \($0)" } ?? "")
        case .ambiguous(let text, let candidates):
            "\"\(text)\" names more than one: \(Self.list(candidates)); name one of them by its id"
        case .malformed(let text, let reason), .noEnd(let text, let reason):
            "\"\(text)\": \(reason)"
        }
    }

    private static func list(_ candidates: [String]) -> String {
        let shown = candidates.prefix(mostCandidates).joined(separator: ", ")
        return candidates.count > mostCandidates
            ? "\(shown) and \(candidates.count - mostCandidates) more" : shown
    }
}
