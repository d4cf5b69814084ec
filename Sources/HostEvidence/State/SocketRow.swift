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
    /// Bytes that arrived and were not read yet.
    public let unread: Int64
    /// Bytes that were written and are not acknowledged yet.
    public let unacknowledged: Int64
    /// The timer that runs: `on` (a repeat), `keepalive`, `timewait` or `persist` (a test of a closed window).
    public var timer: String?
    /// How often what the timer is of was repeated.
    public var repeats: Int64 = 0
    /// Numbers of the connection by the names of `ss -i`: `backoff`, `mss`, `pmtu`, `bytes_acked`, `bytes_sent`.
    public var numbers: [String: Int64] = [:]

    /// `10.0.0.1:443 to 10.0.0.2:5000`.
    var name: String { "\(address):\(port) to \(peer)" }
}
