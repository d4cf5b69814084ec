/// One direction of a connection. Findings keep it in place of both sides, which are large.
struct Flow {
    let connection: Connection
    /// Whether the client is the sender.
    let isClient: Bool

    /// Who sends.
    var sender: Side { isClient ? connection.client : connection.server }
    /// The other end.
    var receiver: Side { isClient ? connection.server : connection.client }
    /// From which host to which.
    var pair: PathMTU.Pair { PathMTU.Pair(sender.socket.host, receiver.socket.host) }
}
