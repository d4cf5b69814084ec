/// Which half of a conversation a finding speaks of.
public enum WalkDirection: String, Sendable, Hashable {
    /// From the client to the server.
    case forward
    /// The reply, from the server to the client.
    case `return`
}
