/// Unwraps frames down to the TCP segment, through VLAN tags and tunnels.
///
/// The results stand in properties that are used again for the next frame: a million frames cost no allocation.
struct PacketDecoder {
    /// Tunnels within tunnels beyond this are not followed.
    private static let deepestTunnel = 4

    var segment = Segment()
    var icmpError = ICMPError()
    var neighbour = NeighbourMessage()
    var fragments = FragmentTable()

    /// Decodes one frame.
    @inline(__always)
    mutating func decode(_ record: CaptureRecord) -> PacketContent {
        segment.frame = record.frame
        segment.time = record.time
        segment.wireLength = record.wireLength
        segment.passage = record.passage
        segment.place = UInt64(UInt32(truncatingIfNeeded: record.interface))
        return link(record.link, record.bytes, missing: record.wireLength - record.bytes.count, depth: 0)
    }

    private mutating func link(_ link: LinkType, _ bytes: Octets, missing: Int, depth: Int) -> PacketContent {
        switch link {
        case .ethernet:
            guard bytes.count >= 14 else { return .unreadable }
            return tagged(bytes.short(12), bytes.from(14), missing: missing, depth: depth)
        case .raw, .ipv4, .ipv6: return version(bytes, missing: missing, depth: depth)
        case .null, .loop:
            // Each system has its own number for IPv6; the version in the packet says the same.
            guard bytes.count >= 4 else { return .unreadable }
            return version(bytes.from(4), missing: missing, depth: depth)
        case .linuxCooked:
            guard bytes.count >= 16 else { return .unreadable }
            notePassage(UInt8(truncatingIfNeeded: bytes.short(0)))
            return tagged(bytes.short(14), bytes.from(16), missing: missing, depth: depth)
        case .linuxCooked2:
            guard bytes.count >= 20 else { return .unreadable }
            segment.place = segment.place &* 31 &+ UInt64(bytes.word(4))
            notePassage(bytes.octet(10))
            return tagged(bytes.short(0), bytes.from(20), missing: missing, depth: depth)
        }
    }

    /// The packet type of Linux: 0 to this host, 1 and 2 to many, 3 to others, 4 sent by this host.
    private mutating func notePassage(_ packetType: UInt8) {
        segment.passage = packetType == 4 ? .sent : .received
        segment.place = segment.place &* 31 &+ UInt64(packetType)
    }

    /// What an EtherType says, below any VLAN tags.
    @inline(__always)
    private mutating func tagged(_ type: UInt16, _ bytes: Octets, missing: Int, depth: Int) -> PacketContent {
        var type = type
        var bytes = bytes
        while type == 0x8100 || type == 0x88A8 || type == 0x9100 {
            guard bytes.count >= 4 else { return .unreadable }
            segment.place = segment.place &* 31 &+ UInt64(bytes.short(0) & 0xFFF)
            type = bytes.short(2)
            bytes = bytes.from(4)
        }
        switch type {
        case 0x0800: return ipv4(bytes, missing: missing, depth: depth)
        case 0x86DD: return ipv6(bytes, missing: missing, depth: depth)
        case 0x0806:
            guard let message = NeighbourMessage(bytes, frame: segment.frame) else { return .other }
            neighbour = message
            return .neighbour
        default: return .other
        }
    }

    private mutating func version(_ bytes: Octets, missing: Int, depth: Int) -> PacketContent {
        guard bytes.count >= 1 else { return .unreadable }
        switch bytes.octet(0) >> 4 {
        case 4: return ipv4(bytes, missing: missing, depth: depth)
        case 6: return ipv6(bytes, missing: missing, depth: depth)
        default: return .unreadable
        }
    }

    /// What is in the datagram of a tunnel: VXLAN (RFC 7348), as traffic mirroring sends it, or GENEVE (RFC 8926), as Gateway
    /// Load Balancers do.
    mutating func tunnel(port: UInt16, _ bytes: Octets, missing: Int, depth: Int) -> PacketContent {
        guard depth < Self.deepestTunnel, bytes.count >= 8 else { return .other }
        let network = UInt64(bytes.word(4) >> 8)
        if port == 4789 {
            guard bytes.octet(0) & 0x08 != 0 else { return .other }
            segment.place = segment.place &* 31 &+ network
            return link(.ethernet, bytes.from(8), missing: missing, depth: depth + 1)
        }
        let head = 8 + Int(bytes.octet(0) & 0x3F) * 4
        guard bytes.octet(0) >> 6 == 0, bytes.count >= head else { return .other }
        segment.place = segment.place &* 31 &+ network
        switch bytes.short(2) {
        case 0x6558: return link(.ethernet, bytes.from(head), missing: missing, depth: depth + 1)
        case 0x0800, 0x86DD: return version(bytes.from(head), missing: missing, depth: depth + 1)
        default: return .other
        }
    }
}
