/// A connection of `ss`.
public struct SocketRow: Sendable, Hashable {
    /// Its state as ss prints it.
    public let state: String
    /// This host's address, without the port.
    public let address: String
    /// This host's port.
    public let port: UInt16
    /// The other end, with its port.
    public let peer: String
}
