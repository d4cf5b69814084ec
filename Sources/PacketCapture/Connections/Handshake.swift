/// How a connection was opened.
public struct Handshake: Sendable {
    /// The frames with the client's SYN.
    public internal(set) var syns = FrameList()
    /// When they were sent, the first ones, in nanoseconds since 1970.
    public internal(set) var synTimes: [Int64] = []
    /// The frames with the server's SYN-ACK.
    public internal(set) var synAcks = FrameList()
    /// When the first SYN-ACK came, in nanoseconds since 1970.
    public internal(set) var synAckTime: Int64?
    /// The first acknowledgement of the SYN-ACK.
    public internal(set) var acknowledgement: (frame: Int, time: Int64)?
    /// Frames in which the server answers the SYN with an acknowledgement of something else: it holds an older connection.
    public internal(set) var oldAcknowledgements = FrameList()

    static let mostTimes = 12

    /// From the last SYN before the answer to the SYN-ACK, in nanoseconds.
    public var serverTime: Int64? {
        guard let synAckTime, syns.count == 1, let first = synTimes.first else { return nil }
        return synAckTime - first
    }

    /// From the SYN-ACK to the client's acknowledgement, in nanoseconds.
    public var clientTime: Int64? {
        guard let synAckTime, let acknowledgement, synAcks.count == 1 else { return nil }
        return acknowledgement.time - synAckTime
    }
}
