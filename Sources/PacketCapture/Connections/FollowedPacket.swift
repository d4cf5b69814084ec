/// One packet of a connection, for its sequence diagram.
public struct FollowedPacket: Sendable {
    /// What kind of packet it is.
    public enum Content: Sendable {
        case segment(Segment)
        case icmpError(ICMPReport)
    }

    /// A TCP segment, as the diagram shows it.
    public struct Segment: Sendable {
        /// Its control bits by name, such as `SYN,ACK`.
        public let flags: String
        /// The place of its first byte in the stream of its sender.
        public let sequence: Int64
        /// Its bytes of data.
        public let dataLength: Int
        /// The place in the other stream up to which it acknowledges.
        public let acknowledgement: Int64?
        /// The window in bytes, scaled where the scale is known.
        public let window: Int
        /// What is remarkable about it.
        public let remark: String?
    }

    /// The frame.
    public let frame: Int
    /// The time in nanoseconds since 1970.
    public let time: Int64?
    /// Whether it goes from the client to the server.
    public let isFromClient: Bool
    /// What it is.
    public let content: Content
}
