extension PacketDecoder {
    /// What the packet carries, by its protocol number.
    @inline(__always)
    mutating func payload(_ number: UInt8, _ packet: IPPayload) -> PacketContent {
        switch number {
        case 6: tcp(packet, isWhole: true)
        case 17: udp(packet)
        case 1: icmp(packet, isIPv6: false)
        case 58: icmp(packet, isIPv6: true)
        default: .other
        }
    }

    /// A TCP segment (RFC 9293); `isWhole` is false for the first fragment of one.
    @inline(__always)
    private mutating func tcp(_ packet: IPPayload, isWhole: Bool) -> PacketContent {
        let bytes = packet.bytes
        guard bytes.count >= 20 else { return .unreadable }
        let head = Int(bytes.octet(12) >> 4) * 4
        guard head >= 20, packet.length >= head else { return .unreadable }
        segment.source = Socket(packet.source, bytes.short(0))
        segment.destination = Socket(packet.destination, bytes.short(2))
        segment.sequence = bytes.word(4)
        segment.acknowledgement = bytes.word(8)
        segment.flags = TCPFlags(rawValue: bytes.octet(13))
        segment.window = bytes.short(14)
        segment.dataLength = packet.length - head
        segment.options = head > 20 ? TCPOptions(bytes.from(20).first(head - 20)) : TCPOptions()
        segment.checksum =
            isWhole && bytes.count == packet.length
            ? Checksum.judge(bytes, addresses: packet.addressSum) : .notJudged
        return .segment
    }

    private mutating func udp(_ packet: IPPayload) -> PacketContent {
        guard packet.bytes.count >= 8 else { return .other }
        let port = packet.bytes.short(2)
        guard port == 4789 || port == 6081 else { return .other }
        let length = max(8, min(packet.length, Int(packet.bytes.short(4))))
        return tunnel(
            port: port, packet.bytes.from(8), missing: max(0, length - packet.bytes.count), depth: packet.depth)
    }

    private mutating func icmp(_ packet: IPPayload, isIPv6: Bool) -> PacketContent {
        let bytes = packet.bytes
        guard bytes.count >= 8, ICMPErrorKind.isError(type: bytes.octet(0), isIPv6: isIPv6) else { return .other }
        icmpError.frame = segment.frame
        icmpError.time = segment.time
        icmpError.reporter = packet.source
        icmpError.type = bytes.octet(0)
        icmpError.code = bytes.octet(1)
        icmpError.kind = ICMPErrorKind(type: icmpError.type, code: icmpError.code, isIPv6: isIPv6)
        icmpError.mtu = isIPv6 ? Int(bytes.word(4)) : Int(bytes.short(6))
        return quoted(bytes.from(8))
    }

    /// The start of the packet that an ICMP message is about: its IP header and 8 bytes at least.
    private mutating func quoted(_ bytes: Octets) -> PacketContent {
        guard bytes.count >= 20 else { return .other }
        let hosts: (source: Host, destination: Host)
        let head: Int
        switch bytes.octet(0) >> 4 {
        case 4:
            head = Int(bytes.octet(0) & 0x0F) * 4
            guard head >= 20, bytes.octet(9) == 6, bytes.short(6) & 0x1FFF == 0 else { return .other }
            hosts = (Host(ipv4: bytes.word(12)), Host(ipv4: bytes.word(16)))
        case 6:
            head = 40
            guard bytes.count >= 40, bytes.octet(6) == 6 else { return .other }
            hosts = (Host(bits: bytes.address(8)), Host(bits: bytes.address(24)))
        default: return .other
        }
        guard bytes.count >= head + 8 else { return .other }
        icmpError.source = Socket(hosts.source, bytes.short(head))
        icmpError.destination = Socket(hosts.destination, bytes.short(head + 2))
        icmpError.sequence = bytes.word(head + 4)
        return .icmpError
    }

    /// One of the frames that a fragmented packet came in. The packet is looked at when its last piece is there.
    mutating func fragment(
        _ number: UInt8, _ packet: IPPayload, identification: UInt32, offset: Int, isLast: Bool
    ) -> PacketContent {
        let key = FragmentKey(
            source: packet.source, destination: packet.destination, identification: identification, number: number,
            place: segment.place)
        // A tunnelled packet says its own length: its first piece is enough.
        if number == 17 { return offset == 0 ? udp(packet) : .fragment }
        if number != 6 { return .fragment }
        if offset == 0 {
            guard case .segment = tcp(packet, isWhole: false) else { return .unreadable }
            fragments.keepFirst(segment, key, length: packet.length)
        }
        guard let whole = fragments.add(key, offset: offset, length: packet.length, isLast: isLast) else {
            return .fragment
        }
        let (frame, time) = (segment.frame, segment.time)
        segment = whole
        segment.frame = frame
        segment.time = time
        return .segment
    }
}
