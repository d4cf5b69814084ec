/// What the first bytes of captured frames are: the link types of tcpdump.org/linktypes.html that awsdrops reads.
enum LinkType: UInt16, Sendable, CaseIterable {
    /// BSD loopback: the address family in the byte order of the capturing host.
    case null = 0
    case ethernet = 1
    /// An IP packet, the version in its first four bits.
    case raw = 101
    /// OpenBSD loopback: the address family in network order.
    case loop = 108
    /// Linux "cooked" capture, as `tcpdump -i any` wrote for long.
    case linuxCooked = 113
    case ipv4 = 228
    case ipv6 = 229
    /// Linux "cooked" capture with the number of the interface.
    case linuxCooked2 = 276

    /// The type a number in a file stands for. BSD systems wrote their own numbers for raw IP: 12 and 14.
    init?(number: UInt16) {
        self.init(rawValue: number == 12 || number == 14 ? 101 : number)
    }
}
