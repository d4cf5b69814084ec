import HostEvidence
import PacketCapture

/// A connection of a capture that one end of is the host itself.
struct LocalConnection {
    let connection: Connection
    /// Whether the host opened it.
    let isClient: Bool

    /// The host's own end.
    var own: Side { isClient ? connection.client : connection.server }
    /// The other end.
    var peer: Side { isClient ? connection.server : connection.client }

    /// Those of a capture: by the addresses of the host, or, where those are not known, by where the capture was made.
    /// Connections of the host with itself are left out, as both ends are the same kernel's.
    static func all(_ facts: CaptureFacts, addresses: Set<String>) -> [LocalConnection] {
        facts.connections.compactMap { connection in
            let ends = [connection.client, connection.server].map { addresses.contains("\($0.socket.host)") }
            if ends[0] != ends[1] { return LocalConnection(connection: connection, isClient: ends[0]) }
            if ends[0] { return nil }
            switch connection.capturePlace {
            case .client: return LocalConnection(connection: connection, isClient: true)
            case .server: return LocalConnection(connection: connection, isClient: false)
            case .unknown: return nil
            }
        }
    }
}
