/// What the TCP checksum of a captured segment says.
enum ChecksumState: UInt8 {
    /// Bytes are missing, or the segment came in fragments.
    case notJudged
    case good
    case bad
    /// The host left it to its network card, and the capture was made before that: no fault.
    case leftToCard
}

/// The Internet checksum (RFC 1071).
enum Checksum {
    /// The sum of 16-bit words in network order, not folded.
    @inline(__always)
    static func sum(_ bytes: Octets) -> UInt64 {
        var sum: UInt64 = 0
        var place = 0
        let whole = bytes.count & ~3
        // Words of 32 bits fold to the same sum as those of 16.
        while place < whole {
            sum &+= UInt64(bytes.word(place))
            place += 4
        }
        if bytes.count - place >= 2 {
            sum &+= UInt64(bytes.short(place))
            place += 2
        }
        if place < bytes.count { sum &+= UInt64(bytes.octet(place)) << 8 }
        return sum
    }

    /// The sum folded to 16 bits.
    @inline(__always)
    static func folded(_ sum: UInt64) -> UInt16 {
        var sum = sum
        while sum > 0xFFFF { sum = (sum >> 16) + (sum & 0xFFFF) }
        return UInt16(sum)
    }

    /// Judges a whole TCP segment. `addresses` is the sum over both addresses of the IP header.
    ///
    /// A host that leaves the checksum to its card puts the sum of the pseudo-header there, with the length or, where the
    /// card also cuts the data into segments, without.
    @inline(__always)
    static func judge(_ segment: Octets, addresses: UInt64) -> ChecksumState {
        let pseudo = addresses + 6
        let length = UInt64(segment.count)
        if folded(pseudo + length + sum(segment)) == 0xFFFF { return .good }
        let found = segment.short(16)
        if found == folded(pseudo + length) || found == folded(pseudo) { return .leftToCard }
        // Some drivers clear the field instead. No packet on a wire has 0 there but by a chance of 1 in 65535.
        return found == 0 ? .leftToCard : .bad
    }
}
