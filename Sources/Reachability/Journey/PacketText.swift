import NetworkSets

/// One packet in words.
enum PacketText {
    /// `tcp 10.0.1.10:32768 → 10.0.2.20:443`.
    static func addresses(_ packet: Packet) -> String {
        let isNamed =
            packet.protocol.hasPorts || packet.protocol.isICMP || packet.protocol.awsName != packet.protocol.name
        let name = isNamed ? packet.protocol.name : "protocol \(packet.protocol.name)"
        return "\(name) \(end(packet, packet.source, packet.sourcePort)) → "
            + end(packet, packet.destination, packet.destinationPort) + message(packet)
    }

    private static func end(_ packet: Packet, _ bits: UInt128, _ port: UInt16) -> String {
        let address = IPAddress(family: packet.family, bits: bits).description
        guard packet.protocol.hasPorts else { return address }
        return packet.family == .ipv6 ? "[\(address)]:\(port)" : "\(address):\(port)"
    }

    private static func message(_ packet: Packet) -> String {
        guard packet.protocol.isICMP else { return "" }
        let name = UInt8(exactly: packet.sourcePort).flatMap { ICMPMessage.name(of: $0, protocol: packet.protocol) }
        return ", type \(packet.sourcePort) code \(packet.destinationPort)" + (name.map { " (\($0))" } ?? "")
    }

    /// What the transport puts into the packet, and how much of the application's data fits into one of its size.
    ///
    /// - Parameters:
    ///   - announced: The MTU of the sender's interface, of which TCP makes the segment size it announces.
    ///   - sent: The largest packet that is sent later on.
    static func transport(_ packet: Packet, isReply: Bool, announced: Int, sent: Int) -> String {
        let header = packet.family == .ipv4 ? 20 : 40
        switch packet.protocol {
        case .tcp:
            return "\(isReply ? "SYN and ACK" : "SYN"), announces MSS \(announced - header - 20); segments of at most "
                + "\(sent - header - 20) bytes follow, in packets of \(sent)"
        case .udp: return "a datagram, of at most \(sent - header - 8) bytes in one packet of \(sent)"
        default: return "\(packet.protocol.name), at most \(sent - header) bytes in one packet of \(sent)"
        }
    }

    /// The IP header as the sender's system fills it in: Linux starts at a TTL of 64, Windows at 128.
    static func header(_ packet: Packet, isWindows: Bool) -> String {
        let source = IPAddress(family: packet.family, bits: packet.source)
        let destination = IPAddress(family: packet.family, bits: packet.destination)
        let ttl = packet.family == .ipv4 ? "TTL" : "hop limit"
        return "\(packet.family == .ipv4 ? "IPv4" : "IPv6") \(source) → \(destination), protocol "
            + "\(packet.protocol.rawValue), \(ttl) \(isWindows ? 128 : 64)"
    }
}
