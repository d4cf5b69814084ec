import NetworkSets

/// Membership told from the words of the documentation, box by box, as the oracle for `FlowSet`.
struct FlowModel {
    let contains: (Packet) -> Bool

    init(_ contains: @escaping (Packet) -> Bool) {
        self.contains = contains
    }

    init(_ boxes: [FlowBox]) {
        contains = { packet in boxes.contains { Self.holds($0, packet) } }
    }

    static func holds(_ box: FlowBox, _ packet: Packet) -> Bool {
        guard packet.family == box.family, !box.isEmpty else { return false }
        let holdsEnds =
            box.protocols.contains(packet.protocol.rawValue) && box.source.contains(packet.source)
            && box.destination.contains(packet.destination)
        let holdsPorts =
            box.sourcePorts.contains(packet.sourcePort) && box.destinationPorts.contains(packet.destinationPort)
        if packet.protocol.hasPorts { return holdsEnds && holdsPorts }
        if packet.protocol.isICMP {
            return holdsEnds && holdsPorts && packet.sourcePort <= 255 && packet.destinationPort <= 255
        }
        return holdsEnds
    }

    /// What `packet` is the answer to, any one of them; nil where it answers nothing.
    static func question(answeredBy packet: Packet, code: UInt16) -> Packet? {
        func swapped(_ sourcePort: UInt16, _ destinationPort: UInt16) -> Packet {
            Packet(
                family: packet.family, protocol: packet.protocol, source: packet.destination,
                destination: packet.source, sourcePort: sourcePort, destinationPort: destinationPort)
        }
        guard packet.protocol.isICMP else { return swapped(packet.destinationPort, packet.sourcePort) }
        let requests: [UInt16: UInt16] = packet.protocol == .icmp ? [0: 8, 14: 13, 18: 17] : [129: 128]
        guard packet.destinationPort == 0, let request = requests[packet.sourcePort] else { return nil }
        return swapped(request, code)
    }
}
