/// An ARP message (RFC 826).
struct NeighbourMessage {
    var frame = 0
    var isReply = false
    /// Who asks or answers.
    var sender = Host(bits: 0)
    /// Who is asked for.
    var target = Host(bits: 0)

    init() {}

    /// Reads what follows EtherType 0x0806; nil where it is not about IPv4 addresses.
    init?(_ bytes: Octets, frame: Int) {
        guard bytes.count >= 28, bytes.short(2) == 0x0800, bytes.octet(4) == 6, bytes.octet(5) == 4 else { return nil }
        self.frame = frame
        isReply = bytes.short(6) == 2
        sender = Host(ipv4: bytes.word(14))
        target = Host(ipv4: bytes.word(24))
    }
}
