/// What a frame turned out to hold.
enum PacketContent {
    /// A TCP segment: in `PacketDecoder.segment`.
    case segment
    /// An ICMP error about a TCP segment: in `PacketDecoder.icmpError`.
    case icmpError
    /// An ARP message: in `PacketDecoder.neighbour`.
    case neighbour
    /// A part of an IP packet the rest of which comes in other frames.
    case fragment
    /// Another protocol.
    case other
    /// Too little was captured of it, or its headers contradict themselves.
    case unreadable
}
