/// A connection that was captured at two places.
public struct JoinedConnection {
    /// The connection as the place near the client saw it.
    public let near: Connection
    /// The connection as the other place saw it.
    public let far: Connection
    /// From the client to the server.
    public let there: JoinedDirection
    /// From the server to the client.
    public let back: JoinedDirection
}

/// The packets of one direction of a joined connection.
public struct JoinedDirection: Sendable {
    /// How many were seen where they come by first, while the other place was captured too.
    public let sent: Int
    /// How many of those were seen at the other place too.
    public let arrived: Int
    /// Frames of the first place whose packets never came to the other.
    public let lost: FrameList
    /// Frames of the other place whose packets never passed the first: something in between made them.
    public let inserted: FrameList
    /// How many of those are resets.
    public let insertedResets: Int
    /// How many came after the end of the other capture, so that nothing can be said of them.
    public let unknown: Int
    /// The smallest lost packet, in bytes.
    public let smallestLost: Int?
    /// The largest that arrived.
    public let largestArrived: Int?
}
