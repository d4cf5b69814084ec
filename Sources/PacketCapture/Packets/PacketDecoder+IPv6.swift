extension PacketDecoder {
    /// An IPv6 packet (RFC 8200) with its extension headers.
    mutating func ipv6(_ bytes: Octets, missing: Int, depth: Int) -> PacketContent {
        guard bytes.count >= 40, bytes.octet(0) >> 4 == 6 else { return .unreadable }
        var length = Int(bytes.short(4))
        // Left to the card, or a jumbogram.
        if length == 0 { length = bytes.count + missing - 40 }
        segment.hopLimit = bytes.octet(7)
        segment.identification = nil
        segment.isFragmentable = false
        segment.packetLength = length + 40
        let source = Host(bits: bytes.address(8))
        let destination = Host(bits: bytes.address(24))
        let sum = Checksum.sum(bytes.from(8).first(32))
        var next = bytes.octet(6)
        var rest = bytes.from(40).first(length)
        while true {
            let head: Int
            switch next {
            // Options, routing, mobility, host identity, shim.
            case 0, 43, 60, 135, 139, 140:
                guard rest.count >= 2 else { return .unreadable }
                head = (Int(rest.octet(1)) + 1) * 8
            case 51:
                guard rest.count >= 2 else { return .unreadable }
                head = (Int(rest.octet(1)) + 2) * 4
            case 44:
                guard rest.count >= 8 else { return .unreadable }
                let place = rest.short(2)
                let packet = IPPayload(
                    bytes: rest.from(8), length: length - 8, source: source, destination: destination, addressSum: sum,
                    depth: depth)
                guard place & 0xFFF9 != 0 else {
                    next = rest.octet(0)
                    rest = rest.from(8)
                    length -= 8
                    continue
                }
                return fragment(
                    rest.octet(0), packet, identification: rest.word(4), offset: Int(place >> 3) * 8,
                    isLast: place & 1 == 0)
            default:
                return payload(
                    next,
                    IPPayload(
                        bytes: rest, length: length, source: source, destination: destination, addressSum: sum,
                        depth: depth))
            }
            guard head <= rest.count else { return .unreadable }
            next = rest.octet(0)
            rest = rest.from(head)
            length -= head
        }
    }
}
