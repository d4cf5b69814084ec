/// A TCP segment with what its IP header says: everything the analysis looks at.
struct Segment {
    var frame = 0
    /// Nanoseconds since 1970; nil where the capture has no times.
    var time: Int64?
    /// The length of the frame on the wire.
    var wireLength = 0
    var passage = Passage.unknown
    /// Where it was seen: interface, VLAN and tunnel as one number. A forwarded packet is seen once at each.
    var place: UInt64 = 0

    var source = Socket(Host(bits: 0), 0)
    var destination = Socket(Host(bits: 0), 0)
    /// Time to live, or hop limit.
    var hopLimit: UInt8 = 0
    /// The IPv4 identification; nil in IPv6.
    var identification: UInt16?
    var isFragmentable = false
    /// The length of the IP packet, headers included.
    var packetLength = 0

    var sequence: UInt32 = 0
    var acknowledgement: UInt32 = 0
    var flags: TCPFlags = []
    var window: UInt16 = 0
    /// Bytes of data, as the IP header says: never by what was captured.
    var dataLength = 0
    var options = TCPOptions()
    var checksum = ChecksumState.notJudged

    /// How far the segment goes in the sequence space: data, SYN and FIN.
    @inline(__always)
    var span: Int { dataLength + (flags.contains(.syn) ? 1 : 0) + (flags.contains(.fin) ? 1 : 0) }
}

/// The control bits of a TCP header.
struct TCPFlags: OptionSet {
    let rawValue: UInt8

    static let fin = TCPFlags(rawValue: 1)
    static let syn = TCPFlags(rawValue: 2)
    static let reset = TCPFlags(rawValue: 4)
    static let push = TCPFlags(rawValue: 8)
    static let acknowledge = TCPFlags(rawValue: 16)
}
