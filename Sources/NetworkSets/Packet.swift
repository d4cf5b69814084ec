/// The header fields of one packet that filters and routes look at.
public struct Packet: Hashable, Sendable {
    /// The family of both addresses.
    public let family: AddressFamily
    /// The protocol.
    public let `protocol`: InternetProtocol
    /// The source address as a number.
    public let source: UInt128
    /// The destination address as a number.
    public let destination: UInt128
    /// The source port, or the ICMP type; without meaning for other protocols.
    public let sourcePort: UInt16
    /// The destination port, or the ICMP code; without meaning for other protocols.
    public let destinationPort: UInt16

    /// A packet with these fields.
    public init(
        family: AddressFamily, protocol: InternetProtocol, source: UInt128, destination: UInt128,
        sourcePort: UInt16 = 0, destinationPort: UInt16 = 0
    ) {
        self.family = family
        self.protocol = `protocol`
        self.source = source
        self.destination = destination
        self.sourcePort = sourcePort
        self.destinationPort = destinationPort
    }
}
