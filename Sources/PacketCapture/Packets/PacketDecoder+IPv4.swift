extension PacketDecoder {
    /// An IPv4 packet (RFC 791). `missing` is how many bytes of the frame were not captured.
    @inline(__always)
    mutating func ipv4(_ bytes: Octets, missing: Int, depth: Int) -> PacketContent {
        guard bytes.count >= 20 else { return .unreadable }
        let head = Int(bytes.octet(0) & 0x0F) * 4
        var length = Int(bytes.short(2))
        // A host that lets its card cut large sends leaves the length 0.
        if length == 0 { length = bytes.count + missing }
        guard bytes.octet(0) >> 4 == 4, head >= 20, length >= head, bytes.count >= head else { return .unreadable }
        let place = bytes.short(6)
        segment.hopLimit = bytes.octet(8)
        segment.identification = bytes.short(4)
        segment.isFragmentable = place & 0x4000 == 0
        segment.packetLength = length
        let source = Host(ipv4: bytes.word(12))
        let destination = Host(ipv4: bytes.word(16))
        let packet = IPPayload(
            bytes: bytes.from(head).first(length - head), length: length - head, source: source,
            destination: destination,
            addressSum: Checksum.sum(bytes.from(12).first(8)), depth: depth)
        guard place & 0x3FFF != 0 else { return payload(bytes.octet(9), packet) }
        return fragment(
            bytes.octet(9), packet, identification: UInt32(bytes.short(4)), offset: Int(place & 0x1FFF) * 8,
            isLast: place & 0x2000 == 0)
    }
}
