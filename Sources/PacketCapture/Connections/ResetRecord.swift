/// A RST segment, and what tells who sent it.
public struct ResetRecord: Sendable {
    /// Its frame.
    public let frame: Int
    /// When it came, in nanoseconds since 1970.
    public let time: Int64?
    /// Whether it bears the client's address.
    public let isFromClient: Bool
    /// The hops it had left.
    public let hopLimit: UInt8
    /// The IPv4 identification.
    public let identification: UInt16?
    /// Whether it answers the SYN that was sent.
    public let answersSYN: Bool
    /// Whether both directions were already closed, or its sender had nothing more to get.
    public let isAfterClose: Bool
    /// The length of the pause before the packet it answers, in nanoseconds; nil where there was none.
    public let pause: Int64?
    /// How many hops other packets of this address had left; nil where there were none.
    public let usualHopLimit: UInt8?
}
