/// What an IP packet carries.
struct IPPayload {
    /// What was captured of it.
    let bytes: Octets
    /// How long it is by the IP header.
    let length: Int
    let source: Host
    let destination: Host
    /// The sum over both addresses, for checksums.
    let addressSum: UInt64
    /// Within how many tunnels the packet was.
    let depth: Int
}
