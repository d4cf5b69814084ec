/// How long a component remembers a connection that carries nothing, and what it does to it then.
public struct IdleTimeout: Sendable, Hashable {
    /// What a peer that goes on after the timeout gets.
    public enum Expiry: String, Sendable, Hashable {
        /// A TCP reset.
        case reset = "rst"
        /// Nothing: its packets vanish.
        case silent
    }

    /// The AWS id.
    public let component: String
    /// The limit, in seconds.
    public let seconds: Int
    /// What happens at expiry.
    public let atExpiry: Expiry
}
