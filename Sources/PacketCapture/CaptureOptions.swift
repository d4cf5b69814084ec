public import NetworkSets

/// Which connections of a capture are looked at, and what is kept of them.
public struct CaptureOptions: Sendable {
    /// Addresses of the client; nil lets all pass.
    public var clients: AddressSet?
    /// Addresses of the server; nil lets all pass.
    public var servers: AddressSet?
    /// Ports of the server; nil lets all pass.
    public var serverPorts: PortSet?
    /// Only packets from this time on, in nanoseconds since 1970.
    public var since: Int64?
    /// Only packets until this time, in nanoseconds since 1970.
    public var until: Int64?
    /// The connection whose packets are kept one by one.
    public var followed: Int?

    /// Whether every packet is kept, to be found again at another place.
    var keepsPackets = false

    /// All connections.
    public init() {}

    func passes(_ connection: Connection) -> Bool {
        (clients?.contains(connection.client.socket.host.address) ?? true)
            && (servers?.contains(connection.server.socket.host.address) ?? true)
            && (serverPorts?.contains(connection.server.socket.port) ?? true)
    }

    @inline(__always)
    func covers(_ time: Int64?) -> Bool {
        guard since != nil || until != nil else { return true }
        guard let time else { return false }
        return time >= since ?? .min && time <= until ?? .max
    }
}
